import { isId } from '../ids.ts';
import * as limits from '../limits.ts';
import {
  anyObject,
  array,
  number,
  oneOf,
  open,
  optional,
  type Schema,
  strict,
  string,
} from '../schema.ts';

/** Cells of a record by field name, or by field id when that was asked for. Empty cells are absent. */
export type Fields = Readonly<Record<string, unknown>>;

/** What of a write did not come about. The rest did. */
export interface WriteDetails {
  /** `partialSuccess` */
  readonly message: string;
  /** `attachmentsFailedUploading`, `attachmentUploadRateIsTooHigh` */
  readonly reasons: readonly string[];
}

/** A record as every endpoint answers it. */
export interface AirtableRecord {
  /** Shape: `rec` and 14 characters. */
  readonly id: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly createdTime: string;
  readonly fields: Fields;
  /** Only when asked for, and only on records that have comments. */
  readonly commentCount?: number | undefined;
  /** Only in the answer to a write of this one record, and only when not all of it succeeded. */
  readonly details?: WriteDetails | undefined;
}

/** A page of records, or the records of a write. */
export interface RecordList {
  readonly records: readonly AirtableRecord[];
  /** Opaque; absent on the last page. */
  readonly offset?: string | undefined;
  /** Only in the answer to a write, and only when not all of it succeeded. */
  readonly details?: WriteDetails | undefined;
}

/** Records that were changed. The two lists of ids are there only when an upsert was asked for. */
export interface ChangedRecords extends RecordList {
  readonly createdRecords?: readonly string[] | undefined;
  readonly updatedRecords?: readonly string[] | undefined;
}

/** A record that is no more. */
export interface DeletedRecord {
  readonly id: string;
  readonly deleted: true;
}

/** Records that are no more, in the order in which they were named. */
export interface DeletedRecords {
  readonly records: readonly DeletedRecord[];
}

/** Cells, which nobody looks into here. */
export const Fields: Schema<Fields> = anyObject();

/** Shape: `rec` and 14 characters. */
export const RecordId: Schema<string> = string({
  expected: 'id of a record',
  keywords: { pattern: '^rec[A-Za-z0-9]{14}$' },
  fits: (id) => isId('rec', id),
});

const details = optional(open({ message: string(), reasons: array(string()) }));

/** @see AirtableRecord */
export const AirtableRecord: Schema<AirtableRecord> = open({
  id: string(),
  createdTime: string(),
  fields: Fields,
  commentCount: optional(number()),
  details,
});

const list = { records: array(AirtableRecord), offset: optional(string()), details };

/** @see RecordList */
export const RecordList: Schema<RecordList> = open(list);

const ids = optional(array(string()));

/** @see ChangedRecords */
export const ChangedRecords: Schema<ChangedRecords> = open({
  ...list,
  createdRecords: ids,
  updatedRecords: ids,
});

/** @see DeletedRecord */
export const DeletedRecord: Schema<DeletedRecord> = open({
  id: string(),
  deleted: oneOf([true]),
});

/** @see DeletedRecords */
export const DeletedRecords: Schema<DeletedRecords> = open({
  records: array(DeletedRecord),
});

/** One to ten, as in every write of several records. */
// @__NO_SIDE_EFFECTS__
export function ten<Item extends Schema>(item: Item) {
  return array(item, 1, limits.recordsPerWrite);
}

const tenIds = ten(RecordId);

/** One to ten records by their ids. */
export const RecordIds = strict({ records: tenIds });
