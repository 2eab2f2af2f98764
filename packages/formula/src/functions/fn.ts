import type { Dialect } from '../dialect.ts';
import type { Kind } from '../kinds.ts';
import type { DateValue, FormulaError, Value } from '../value.ts';

/** What a parameter receives, by its kind. */
interface Received {
  readonly text: string;
  readonly number: number;
  /** Whether the argument counts as true. */
  readonly truth: boolean;
  readonly date: DateValue;
  /** A date as milliseconds since 1970. */
  readonly instant: number;
  /** As `instant`, but blank is passed on as null where `instant` makes it an error. */
  readonly instantOrBlank: number | null;
  /** The argument as it is: blank, error-free, arrays not expanded. */
  readonly value: Value;
  /** The argument as an array: one item for what is none, no items for blank. */
  readonly array: readonly Value[];
  /** Not an argument: the current instant, in milliseconds since 1970. */
  readonly now: number;
  /** Not an argument: what holds where behaviour is disputed. */
  readonly dialect: Dialect;
  /** Not an argument: what the call yields, as the `kind` of its row says. */
  readonly kind: Kind;
}

const given = ['now', 'dialect', 'kind'] as const;

/** A parameter that is no argument. */
export type Given = (typeof given)[number];

/** Whether a parameter is no argument. */
export function isGiven(parameter: Parameter): parameter is Given {
  return (given as readonly Parameter[]).includes(parameter);
}

/** Kind of a parameter: `text`; `text?` may be left out; `...text` takes the rest. */
export type Parameter =
  | keyof Received
  | `${Exclude<keyof Received, Given>}?`
  | `...${Exclude<keyof Received, Given>}`;

/** What a function yields. With `?` it may be blank, with `!` an error although its arguments are fine. */
export type ResultKind =
  `${'text' | 'number' | 'boolean' | 'date' | 'array' | 'any'}${'' | '?' | '!'}`;

/**
 * What the body of a function is called with.
 *
 * `['text', 'number?']` → `[string, number?]`; `['...text']` → `string[]`
 */
type Arguments<P extends readonly Parameter[]> = P extends readonly [
  infer First,
  ...infer Rest extends readonly Parameter[],
]
  ? First extends `...${infer Kind extends keyof Received}`
    ? Received[Kind][]
    : First extends `${infer Kind extends keyof Received}?`
      ? [Received[Kind]?, ...Arguments<Rest>]
      : First extends keyof Received
        ? [Received[First], ...Arguments<Rest>]
        : never
  : [];

interface Yielded {
  readonly text: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly date: DateValue;
  readonly array: readonly Value[];
  readonly any: Value;
}

/** `'number?'` → `number | null`; `'date!'` → `DateValue | FormulaError`; `'text'` → `string` */
type Result<R extends ResultKind> = R extends `${infer Kind extends keyof Yielded}?`
  ? Yielded[Kind] | null
  : R extends `${infer Kind extends keyof Yielded}!`
    ? Yielded[Kind] | FormulaError
    : R extends keyof Yielded
      ? Yielded[R]
      : never;

/** A function whose arguments are converted, counted and checked for errors before its body runs. */
export interface FormulaFunction {
  readonly parameters: readonly Parameter[];
  readonly result: ResultKind;
  readonly body: (...args: never[]) => Value;
  /**
   * What it yields for arguments of these kinds, where that says more than `result`. Of an array the
   * kind of its items is passed.
   */
  readonly kind?: (args: readonly Kind[]) => Kind;
}

/** A function of the language, as a row of a table. */
export function fn<const P extends readonly Parameter[], const R extends ResultKind>(
  parameters: P,
  result: R,
  body: (...args: Arguments<P>) => Result<R>,
  kind?: FormulaFunction['kind'],
): FormulaFunction {
  // Calls are made from the row alone, after the arguments were converted as it says.
  const untyped = body as unknown as FormulaFunction['body'];
  return { parameters, result, body: untyped, ...(kind && { kind }) };
}
