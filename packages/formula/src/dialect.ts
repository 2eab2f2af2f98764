/**
 * Switches for behaviour of Airtable that is disputed or was never shown.
 *
 * The defaults are our best guess; a test that depends on one can say which it means.
 */
export interface Dialect {
  /** Whether `{Number} = "5"` compares as unequal kinds or reads the text as a number. */
  readonly numberAndText: 'unequal' | 'converted';
  /** Unit of one date minus another. */
  readonly dateDifference: 'milliseconds' | 'days';
  /** Whether an empty number cell equals 0. */
  readonly blankAndZero: 'unequal' | 'equal';
}

/** What holds where a dialect says nothing. */
export const defaultDialect: Dialect = {
  numberAndText: 'unequal',
  dateDifference: 'milliseconds',
  blankAndZero: 'unequal',
};
