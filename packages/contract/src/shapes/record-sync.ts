import { oneOf, open, type Schema, string } from '../schema.ts';

/** The answer to a sync. */
export interface Synced {
  readonly success: true;
}

/** Lines of values; the first one names columns. */
export const CsvText: Schema<string> = string({
  expected: 'CSV text with a line of column names',
  keywords: { minLength: 1 },
  fits: (text) => text !== '',
});

/** @see Synced */
export const Synced: Schema<Synced> = open({ success: oneOf([true]) });
