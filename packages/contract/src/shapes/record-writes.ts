import { also, array, boolean, optional, type Schema, strict, string } from '../schema.ts';
import { Fields, RecordId, ten } from './record.ts';

/** What every write of records may ask for. */
export interface WriteOptions {
  /** Convert texts to what the fields hold, best effort. Default: refuse what does not fit. */
  readonly typecast?: boolean | undefined;
  /** Key the answered cells by field id instead of by name. */
  readonly returnFieldsByFieldId?: boolean | undefined;
}

/** Cells of one record to be written, by field name or id. */
export interface RecordCells {
  readonly fields: Fields;
}

/** One record to be written. */
export interface OneRecord extends WriteOptions, RecordCells {}

/** One to ten records to be created. */
export interface NewRecords extends WriteOptions {
  readonly records: readonly RecordCells[];
}

/** Cells of a record that exists. Without `id` only in an upsert. */
export interface RecordChange extends RecordCells {
  readonly id?: string | undefined;
}

/** Find records that have no id by what is written to some of their fields, and create those that are not there. */
export interface Upsert {
  /** One to three names or ids. */
  readonly fieldsToMergeOn: readonly string[];
}

/** One to ten records to be changed. */
export interface RecordChanges extends WriteOptions {
  readonly records: readonly RecordChange[];
  readonly performUpsert?: Upsert | undefined;
}

const flag = optional(boolean());
const options = { typecast: flag, returnFieldsByFieldId: flag };

/** @see OneRecord */
export const OneRecord: Schema<OneRecord> = strict({ ...options, fields: Fields });

/** @see NewRecords */
export const NewRecords: Schema<NewRecords> = strict({
  ...options,
  records: ten(strict({ fields: Fields })),
});

/** @see RecordChanges */
export const RecordChanges: Schema<RecordChanges> = also<RecordChanges>(
  strict({
    ...options,
    records: ten(strict({ id: optional(RecordId), fields: Fields })),
    performUpsert: optional(strict({ fieldsToMergeOn: array(string(), 1, 3) })),
  }),
  'an id in every record',
  'records',
  ({ records, performUpsert }) =>
    performUpsert !== undefined || records.every(({ id }) => id !== undefined),
);
