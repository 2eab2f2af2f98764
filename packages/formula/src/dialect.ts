/**
 * Switches for behaviour of Airtable that is disputed or was never shown.
 *
 * The defaults are our best guess; a test that depends on one can say which it means.
 */
export interface Dialect {
  /**
   * Whether `{Number} = "5"` compares as unequal kinds or reads the text as a number. Unverified:
   * users are told to convert with `VALUE()`, which speaks for the first.
   */
  readonly numberAndText: 'unequal' | 'converted';
  /** Unit of one date minus another. Unverified: the reference shows the difference without it. */
  readonly dateDifference: 'milliseconds' | 'days';
  /** Whether an empty number cell equals 0. Clients: `{Number} != 0` was seen true of one. */
  readonly blankAndZero: 'unequal' | 'equal';
  /**
   * Upper and lower case in `SEARCH`. Clients: widely reported to be the same, though the reference
   * has it as `FIND`, which tells them apart.
   */
  readonly searchCase: 'ignored' | 'minded';
  /** Whose sign `MOD` has. Unverified: spreadsheets have that of the second, JavaScript the first. */
  readonly modSign: 'first' | 'second';
  /** `VALUE` of a text without digits. Unverified. */
  readonly valueOfNothing: 'zero' | 'error';
  /**
   * How tightly `&` binds: as `+` does, or less. Clients: guides tell to put a sum in parentheses
   * before joining it to a text, which it would not need if `&` bound less. Matters to `parse` and
   * `format`.
   */
  readonly ampersandPrecedence: 'asPlus' | 'belowPlus';
  /** `WEEKNUM` with weeks from Monday: week 1 holds January 1, or is that of ISO 8601. Unverified. */
  readonly weeknumMonday: 'january1' | 'iso';
  /**
   * `DATETIME_FORMAT` without a format: `2024-05-06T07:08:09+00:00`, as the library of its tokens has
   * it, or `2024-05-06T07:08:09.000Z`, as `&` writes dates. Unverified.
   */
  readonly formatWithoutPattern: 'offset' | 'milliseconds';
  /** What `REGEX_EXTRACT` gives of a match with groups. Unverified: RE2 itself can do both. */
  readonly regexExtract: 'wholeMatch' | 'firstGroup';
}

/** What holds where a dialect says nothing. */
export const defaultDialect: Dialect = {
  numberAndText: 'unequal',
  dateDifference: 'milliseconds',
  blankAndZero: 'unequal',
  searchCase: 'ignored',
  modSign: 'first',
  valueOfNothing: 'zero',
  ampersandPrecedence: 'asPlus',
  weeknumMonday: 'january1',
  formatWithoutPattern: 'offset',
  regexExtract: 'wholeMatch',
};
