import * as z from 'zod/mini';
import { isId } from '../ids.ts';
import * as limits from '../limits.ts';
import { open } from '../wire.ts';

/** Cells of a record by field name, or by field id when that was asked for. Empty cells are absent. */
export type Fields = Readonly<Record<string, unknown>>;

/** A record as every endpoint answers it. */
export interface AirtableRecord {
  /** Shape: `rec` and 14 characters. */
  readonly id: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly createdTime: string;
  readonly fields: Fields;
  /** Only when asked for, and only on records that have comments. */
  readonly commentCount?: number | undefined;
}

/** A page of records, or the records of a write. */
export interface RecordList {
  readonly records: readonly AirtableRecord[];
  /** Opaque; absent on the last page. */
  readonly offset?: string | undefined;
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

function isCells(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Cells, checked by one predicate: cheap, and a field named `__proto__` stays data. */
export const Fields: z.ZodMiniType<Fields> = z.custom<Fields>(isCells);

/** Shape: `rec` and 14 characters. */
export const RecordId: z.ZodMiniType<string, string> = /* @__PURE__ */ z
  .string()
  .check(z.refine((id) => isId('rec', id)));

/** @see AirtableRecord */
export const AirtableRecord: z.ZodMiniType<AirtableRecord> = open({
  id: z.string(),
  createdTime: z.string(),
  fields: Fields,
  commentCount: z.optional(z.number()),
});

/** @see RecordList */
export const RecordList: z.ZodMiniType<RecordList> = open({
  records: z.array(AirtableRecord),
  offset: z.optional(z.string()),
});

/** @see DeletedRecord */
export const DeletedRecord: z.ZodMiniType<DeletedRecord> = open({
  id: z.string(),
  deleted: z.literal(true),
});

/** @see DeletedRecords */
export const DeletedRecords: z.ZodMiniType<DeletedRecords> = open({
  records: z.array(DeletedRecord),
});

/** One to ten, as in every write of several records. */
// @__NO_SIDE_EFFECTS__
export function ten<Item extends z.core.$ZodType>(item: Item) {
  return z.array(item).check(z.minLength(1), z.maxLength(limits.recordsPerWrite));
}
