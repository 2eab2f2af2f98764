import * as z from 'zod/mini';
import * as limits from '../limits.ts';
import { flag, int, list } from '../query.ts';

/** A field to sort by. */
export interface Sort {
  /** Name or id. */
  readonly field: string;
  /** Default `asc`: empty cells first. */
  readonly direction?: 'asc' | 'desc' | undefined;
}

/** How cells are printed: as JSON values, or as the text a person would see. */
export type CellFormat = 'json' | 'string';

/** What a `GET` of one record may ask for. */
export interface ReadOptions {
  /** `string` needs `timeZone` and `userLocale`. */
  readonly cellFormat?: CellFormat | undefined;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone?: string | undefined;
  /** E.g. `en-gb`. */
  readonly userLocale?: string | undefined;
  /** Key cells by field id instead of by name. */
  readonly returnFieldsByFieldId?: boolean | undefined;
  /** Show link cells as objects with their date dependencies. */
  readonly includeDateDependencyMetadata?: boolean | undefined;
}

/** What a list of records may ask for. Every page has to ask for the same. */
export interface ListOptions extends ReadOptions {
  /** 1 to 100; default 100. */
  readonly pageSize?: number | undefined;
  /** Most records over all pages. */
  readonly maxRecords?: number | undefined;
  /** From the page before; opaque. */
  readonly offset?: string | undefined;
  /** Name or id of a view: its filter and order apply. */
  readonly view?: string | undefined;
  readonly sort?: readonly Sort[] | undefined;
  /** Names or ids of the fields to return. */
  readonly fields?: readonly string[] | undefined;
  /** Records for which this formula is empty, 0, false or an error are left out. */
  readonly filterByFormula?: string | undefined;
  readonly recordMetadata?: readonly 'commentCount'[] | undefined;
}

const direction = z.optional(z.enum(['asc', 'desc']));
const sort = z.optional(z.array(z.strictObject({ field: z.string(), direction })));
const text = z.optional(z.string());
const cellFormat = z.optional(z.enum(['json', 'string']));
const commentCount = z.enum(['commentCount']);
const most = Number.MAX_SAFE_INTEGER;

/** The two options that clients put into the query string even when the rest travels in a body. */
export const localeShape = { timeZone: text, userLocale: text };

/** @see ReadOptions */
export const readShape = {
  ...localeShape,
  cellFormat,
  returnFieldsByFieldId: z.optional(flag()),
  includeDateDependencyMetadata: z.optional(flag()),
};

/** {@link ReadOptions} in a query string. */
export const ReadQuery: z.ZodMiniType<ReadOptions> = z.strictObject(readShape);

/** {@link ListOptions} in a query string. */
export const ListQuery: z.ZodMiniType<ListOptions> = z.strictObject({
  ...readShape,
  pageSize: z.optional(int(1, limits.recordsPerPage)),
  maxRecords: z.optional(int(1, most)),
  offset: text,
  view: text,
  sort,
  fields: z.optional(list(z.string())),
  filterByFormula: text,
  recordMetadata: z.optional(list(commentCount)),
});

/** The two {@link ListOptions} that may accompany {@link ListBody} in the query string. */
export const LocaleQuery: z.ZodMiniType<Pick<ListOptions, 'timeZone' | 'userLocale'>> =
  z.strictObject(localeShape);

/** {@link ListOptions} in a JSON body. */
export const ListBody: z.ZodMiniType<ListOptions> = z.strictObject({
  ...localeShape,
  cellFormat,
  returnFieldsByFieldId: z.optional(z.boolean()),
  includeDateDependencyMetadata: z.optional(z.boolean()),
  pageSize: z.optional(/* @__PURE__ */ z.int().check(z.gte(1), z.lte(limits.recordsPerPage))),
  maxRecords: z.optional(/* @__PURE__ */ z.int().check(z.gte(1))),
  offset: text,
  view: text,
  sort,
  fields: z.optional(z.array(z.string())),
  filterByFormula: text,
  recordMetadata: z.optional(z.array(commentCount)),
});
