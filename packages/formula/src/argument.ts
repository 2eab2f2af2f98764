import { isArray, isMoment, toArray, toNumber, toText, toTruth } from './coerce.ts';
import { readDate } from './date-text.ts';
import type { Given, Parameter } from './functions/fn.ts';
import { type Part, type Run, view } from './part.ts';
import { DateValue, formulaError, type Value } from './value.ts';

/** What a parameter takes, without its marks for optional and the rest. */
type Taken = Exclude<Parameter, Given | `${string}?` | `...${string}`>;

/** An argument, converted as its parameter says. */
export interface Argument<Row> {
  /** Gives what the body of the function takes, or `formulaError`. */
  readonly run: Run<Row, unknown>;
  readonly mayFail: boolean;
  /** What it gives for every row, when that is known. */
  readonly constant?: unknown;
}

/** How a parameter takes an argument. */
interface Conversion {
  readonly convert: (value: Value) => unknown;
  /** The view that gives the same when the argument cannot fail. */
  readonly view?: 'value' | 'text' | 'number' | 'truth';
  /** Whether an argument that is fine may still not convert. */
  readonly mayRefuse?: <Row>(of: Part<Row>) => boolean;
}

const conversions: Record<Taken, Conversion> = {
  value: { convert: (value) => value, view: 'value' },
  text: { convert: toText, view: 'text' },
  number: { convert: toNumber, view: 'number' },
  truth: { convert: toTruth, view: 'truth' },
  array: { convert: toArray },
  date: { convert: toDate, mayRefuse: (of) => of.kind !== 'date' || of.mayBeBlank },
  instant: { convert: toInstant, mayRefuse: (of) => of.kind !== 'date' || of.mayBeBlank },
  instantOrBlank: {
    convert: (value) => (isBlank(value) ? null : toInstant(value)),
    mayRefuse: (of) => of.kind !== 'date',
  },
};

/** An argument as its parameter takes it. */
export function argument<Row>(of: Part<Row>, parameter: Parameter): Argument<Row> {
  const { convert, view: name, mayRefuse } = conversions[takenBy(parameter)];
  if (of.constant !== undefined) {
    const constant = of.constant === formulaError ? formulaError : convert(of.constant);
    return { run: () => constant, mayFail: constant === formulaError, constant };
  }
  if (!of.mayFail && name) return { run: view(of, name), mayFail: false };
  const value = view(of, 'value');
  return {
    run: (row, now) => {
      const given = value(row, now);
      return given === formulaError ? given : convert(given);
    },
    mayFail: of.mayFail || (mayRefuse?.(of) ?? false),
  };
}

/** `'text?'` → `'text'`; `'...text'` → `'text'` */
function takenBy(parameter: Parameter): Taken {
  // What is left without its marks is a kind; what is given is no argument.
  return parameter.replace(/^\.\.\.|\?$/g, '') as Taken;
}

/** A date, text that reads as one, or an array of one of them; an error for anything else. */
function toDate(value: Value): DateValue | typeof formulaError {
  if (value instanceof DateValue) return isMoment(value.time) ? value : formulaError;
  if (typeof value === 'string') {
    const time = readDate(value);
    return time === undefined ? formulaError : new DateValue(time);
  }
  return isArray(value) && value.length === 1 ? toDate(value[0] ?? null) : formulaError;
}

function toInstant(value: Value): number | typeof formulaError {
  const date = toDate(value);
  return date instanceof DateValue ? date.time : date;
}

function isBlank(value: Value): boolean {
  if (isArray(value)) return value.every(isBlank);
  return value === null || value === '';
}
