import { dates } from './date.ts';
import { dateFormats } from './date-format.ts';
import type { FormulaFunction } from './fn.ts';
import type { Form } from './form.ts';
import { lists } from './list.ts';
import { logic } from './logic.ts';
import { numbers } from './number.ts';
import { record } from './record.ts';
import { regexes } from './regex.ts';
import { texts } from './text.ts';
import { workdays } from './workday.ts';

/** All functions of the language, by their name in upper case. */
export const functions: ReadonlyMap<string, FormulaFunction | Form> = new Map(
  Object.entries<FormulaFunction | Form>({
    ...logic,
    ...numbers,
    ...texts,
    ...regexes,
    ...lists,
    ...dates,
    ...dateFormats,
    ...workdays,
    ...record,
  }),
);
