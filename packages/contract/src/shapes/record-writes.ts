import * as z from 'zod/mini';
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

/** Match records by these fields instead of by id: one to three names or ids. */
export interface Upsert {
  readonly fieldsToMergeOn: readonly string[];
}

/** One to ten records to be changed. */
export interface RecordChanges extends WriteOptions {
  readonly records: readonly RecordChange[];
  readonly performUpsert?: Upsert | undefined;
}

const options = {
  typecast: z.optional(z.boolean()),
  returnFieldsByFieldId: z.optional(z.boolean()),
};

/** @see OneRecord */
export const OneRecord: z.ZodMiniType<OneRecord> = z.strictObject({ ...options, fields: Fields });

/** @see NewRecords */
export const NewRecords: z.ZodMiniType<NewRecords> = z.strictObject({
  ...options,
  records: ten(z.strictObject({ fields: Fields })),
});

/** @see RecordChanges */
export const RecordChanges: z.ZodMiniType<RecordChanges> = /* @__PURE__ */ z
  .strictObject({
    ...options,
    records: ten(z.strictObject({ id: z.optional(RecordId), fields: Fields })),
    performUpsert: z.optional(
      z.strictObject({
        fieldsToMergeOn: /* @__PURE__ */ z.array(z.string()).check(z.minLength(1), z.maxLength(3)),
      }),
    ),
  })
  .check(
    z.refine(
      ({ records, performUpsert }) =>
        performUpsert !== undefined || records.every(({ id }) => id !== undefined),
      { path: ['records'], error: 'every record needs an id' },
    ),
  );
