import { expect, test } from 'vitest';
import type { Cells } from '../cell-field.ts';
import { evaluate } from '../evaluate.ts';
import type { RecordReader } from '../fields.ts';
import { format } from '../format.ts';
import { isGiven } from '../functions/fn.ts';
import { functions } from '../functions/index.ts';
import { parse } from '../parser.ts';
import { signatureOf } from '../signature.ts';
import { DateValue, type Value } from '../value.ts';
import { exampleRecord, functionHelp } from './index.ts';

const names =
  'ABS AND ARRAYCOMPACT ARRAYFLATTEN ARRAYJOIN ARRAYSLICE ARRAYUNIQUE AVERAGE BLANK CEILING ' +
  'CONCATENATE COUNT COUNTA COUNTALL CREATED_TIME DATEADD DATESTR DATETIME_DIFF DATETIME_FORMAT ' +
  'DATETIME_PARSE DAY ENCODE_URL_COMPONENT ERROR EVEN EXP FALSE FIND FLOOR FROMNOW HOUR IF INT ' +
  'ISERROR IS_AFTER IS_BEFORE IS_SAME LAST_MODIFIED_TIME LEFT LEN LOG LOWER MAX MID MIN MINUTE ' +
  'MOD MONTH NOT NOW ODD OR POWER RECORD_ID REGEX_EXTRACT REGEX_MATCH REGEX_REPLACE REPLACE REPT ' +
  'RIGHT ROUND ROUNDDOWN ROUNDUP SEARCH SECOND SET_LOCALE SET_TIMEZONE SQRT SUBSTITUTE SUM ' +
  'SWITCH T TIMESTR TODAY TONOW TRIM TRUE UPPER VALUE WEEKDAY WEEKNUM WORKDAY WORKDAY_DIFF XOR ' +
  'YEAR';

test('there are the 84 functions of the language and no others, each with help', () => {
  const sorted = names.split(' ').sort();
  expect(sorted).toHaveLength(84);
  expect([...functions.keys()].sort()).toEqual(sorted);
  expect([...functionHelp.keys()]).toEqual(sorted);
});

/** A value as examples write it. */
function plain(value: Value): unknown {
  if (value instanceof DateValue) return new Date(value.time).toISOString();
  return typeof value === 'boolean' ? Number(value) : value;
}

const record: RecordReader<Cells> = {
  id: () => exampleRecord.id,
  createdTime: () => exampleRecord.createdTime,
  modifiedTime: () => exampleRecord.modifiedTime,
};

test.each([...functionHelp.values()].map(({ name, example }) => ({ name, ...example })))(
  '$formula yields $result',
  async ({ name, formula, cells, result }) => {
    expect(formula).toContain(`${name}(`);
    expect(format(parse(formula))).toBe(formula);
    const value = await evaluate(formula, cells, { record, now: exampleRecord.now });
    expect(plain(value)).toEqual(result);
  },
);

test.each([...functionHelp.values()])('$signature says what the function takes', (help) => {
  const signature = signatureOf(help.name);
  const required = help.parameters.filter(({ optional, repeated }) => !optional && !repeated);
  const repeated = help.parameters.some((parameter) => parameter.repeated);
  expect(signature).toMatchObject({
    min: required.length,
    max: repeated ? Number.POSITIVE_INFINITY : help.parameters.length,
    fieldsOnly: help.parameters.some(({ kind }) => kind === 'field'),
  });
  expect(help.description).toMatch(/^[A-Z].*[^.]\.$/);
  // What depends on the arguments, help may name by the usual case.
  const yields = signature?.shape(help.parameters.map(() => ({ kind: 'any' }))).kind;
  if (yields !== 'any' && yields !== 'blank') expect(help.result).toBe(yields);
});

/** Kinds that help gives for what a function's row receives; anything fits the others. */
const kinds = new Map([
  ['text', 'text'],
  ['number', 'number'],
  ['array', 'array'],
  ['date', 'date'],
  ['instant', 'date'],
]);

test.each([...functionHelp.values()])('$signature says of what kind arguments are', (help) => {
  const row = functions.get(help.name);
  if (!row || !('parameters' in row)) return;
  for (const [at, parameter] of row.parameters.filter((one) => !isGiven(one)).entries()) {
    const kind = kinds.get(parameter.replace(/^\.\.\.|\?$/g, ''));
    if (kind) expect(help.parameters[at]?.kind).toBe(kind);
  }
});
