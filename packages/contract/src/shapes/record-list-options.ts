import * as limits from '../limits.ts';
import {
  array,
  boolean,
  integer,
  oneOf,
  optional,
  type Schema,
  strict,
  string,
} from '../schema.ts';

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

const text = optional(string());
const flag = optional(boolean());

/** The two options that clients put into the query string even when the rest travels in a body. */
const locale = { timeZone: text, userLocale: text };

const read = {
  ...locale,
  cellFormat: optional(oneOf(['json', 'string'])),
  returnFieldsByFieldId: flag,
  includeDateDependencyMetadata: flag,
};

/** @see ReadOptions */
export const ReadOptions: Schema<ReadOptions> = strict(read);

/** @see ListOptions */
export const ListOptions: Schema<ListOptions> = strict({
  ...read,
  pageSize: optional(integer(1, limits.recordsPerPage)),
  maxRecords: optional(integer(1)),
  offset: text,
  view: text,
  sort: optional(array(strict({ field: string(), direction: optional(oneOf(['asc', 'desc'])) }))),
  fields: optional(array(string())),
  filterByFormula: text,
  recordMetadata: optional(array(oneOf(['commentCount']))),
});

/** The two {@link ListOptions} that may stand in the query string of a POST. */
export const LocaleOptions: Schema<Pick<ListOptions, 'timeZone' | 'userLocale'>> = strict(locale);
