import { type Argument, argument } from './argument.ts';
import type { Dialect } from './dialect.ts';
import { type FormulaFunction, type Given, isGiven } from './functions/fn.ts';
import { gathering } from './held.ts';
import type { Kind } from './kinds.ts';
import { constantPart, type Makers, type Part, part, type Run } from './part.ts';
import { shapeOf } from './signature.ts';
import { formulaError, type Value } from './value.ts';

/** The body of a function as calls see it: arguments are converted before it runs. */
type Body = (...args: readonly unknown[]) => Value;

/** A function of the table, applied to arguments. An error among them is the result. */
export function callPart<Row>(
  row: FormulaFunction,
  args: readonly Part<Row>[],
  dialect: Dialect,
): Part<Row> {
  // The arguments are made from the row's own parameters.
  const body = row.body as Body;
  const { kind, item } = shapeOf(row, args);
  const given = argumentsOf(row, args, { dialect, kind });
  const isHeavy = args.filter(mayBeLong).length > fewestHeavy;
  const argumentsMayFail = isHeavy || given.some(({ mayFail }) => mayFail);
  const constant = constantOf(body, given);
  if (constant !== undefined) return { ...constantPart<Row>(constant, kind), item };
  const run = (): Run<Row, Value> => {
    if (isHeavy) {
      return gathering(
        given.map((one) => one.run),
        body,
      );
    }
    return argumentsMayFail ? careful(body, given) : plain(body, given);
  };
  const sure =
    !argumentsMayFail &&
    (row.result === kind || (row.kind !== undefined && kind === 'number')) &&
    kind !== 'any';
  return part({
    kind,
    item,
    mayFail: argumentsMayFail || row.result.endsWith('!') || kind === 'any',
    // An extreme of numbers is one, but of dates there may be none.
    mayBeBlank:
      row.result.endsWith('?') || kind === 'any' || (row.kind !== undefined && kind === 'date'),
    makers: sure ? makersOf(kind, run) : { value: run },
  });
}

/** As many long texts as this may be held without counting what they hold. */
const fewestHeavy = 3;

function mayBeLong<Row>({ kind, constant, field }: Part<Row>): boolean {
  const isText = kind === 'text' || kind === 'array' || kind === 'any';
  // A cell holds what it holds anyway.
  return isText && constant === undefined && field === undefined;
}

const omitted: Argument<unknown> = { run: () => undefined, mayFail: false, constant: undefined };

/** What is given of a call besides its arguments and the instant. */
type Surroundings = Readonly<Record<Exclude<Given, 'now'>, unknown>>;

/** One for every parameter of the body, given ones among them. Those left out at the end are dropped. */
function argumentsOf<Row>(
  { parameters }: FormulaFunction,
  args: readonly Part<Row>[],
  surroundings: Surroundings,
): readonly Argument<Row>[] {
  const given: Argument<Row>[] = [];
  let next = 0;
  for (const parameter of parameters) {
    if (parameter === 'now') {
      given.push({ run: (_row, now) => now, mayFail: false });
    } else if (isGiven(parameter)) {
      const constant = surroundings[parameter];
      given.push({ run: () => constant, mayFail: false, constant });
    } else if (parameter.startsWith('...')) {
      for (const arg of args.slice(next)) given.push(argument(arg, parameter));
    } else {
      const arg = args[next++];
      given.push(arg ? argument(arg, parameter) : omitted);
    }
  }
  return given.slice(0, given.findLastIndex((one) => one !== omitted) + 1);
}

/** The result when every argument is constant, unless it is too long to keep. */
function constantOf<Row>(body: Body, given: readonly Argument<Row>[]): Value | undefined {
  if (!given.every((one) => 'constant' in one)) return undefined;
  const values = given.map(({ constant }) => constant);
  const result = values.includes(formulaError) ? formulaError : body(...values);
  return sizeOf(result) > longestKept ? undefined : result;
}

/** A formula may hold thousands of calls like `REPT("x", 1000000)`: keeping all results is too much. */
const longestKept = 10_000;

function sizeOf(value: Value): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

/** The view that a result is, when it is neither blank nor an error. */
function makersOf<Row>(kind: Kind, run: () => Run<Row, Value>): Makers<Row> {
  // The row of the function says what its body gives.
  if (kind === 'text') return { text: run as () => Run<Row, string> };
  if (kind === 'number') return { number: run as () => Run<Row, number> };
  if (kind === 'boolean') return { truth: run as () => Run<Row, boolean> };
  return { value: run };
}

/** Calls with arguments that cannot fail. Few arguments are passed without an array in between. */
function plain<Row>(body: Body, given: readonly Argument<Row>[]): Run<Row, Value> {
  const [first, second, third] = given;
  if (given.length > 3 || !first) {
    const runs = given.map(({ run }) => run);
    return (row, now) => body(...runs.map((run) => run(row, now)));
  }
  const one = first.run;
  if (!second) return (row, now) => body(one(row, now));
  const two = second.run;
  if (third) {
    const three = third.run;
    return (row, now) => body(one(row, now), two(row, now), three(row, now));
  }
  if ('constant' in first) {
    const { constant } = first;
    return (row, now) => body(constant, two(row, now));
  }
  if ('constant' in second) {
    const { constant } = second;
    return (row, now) => body(one(row, now), constant);
  }
  return (row, now) => body(one(row, now), two(row, now));
}

/** Calls with arguments of which some may be errors: the first of those is the result. */
function careful<Row>(body: Body, given: readonly Argument<Row>[]): Run<Row, Value> {
  const runs = given.map(({ run }) => run);
  const [one, two] = runs;
  if (one && !two) {
    return (row, now) => {
      const first = one(row, now);
      return first === formulaError ? formulaError : body(first);
    };
  }
  if (one && two && runs.length === 2) {
    return (row, now) => {
      const first = one(row, now);
      const second = two(row, now);
      if (first === formulaError || second === formulaError) return formulaError;
      return body(first, second);
    };
  }
  return (row, now) => {
    const values = runs.map((run) => run(row, now));
    return values.includes(formulaError) ? formulaError : body(...values);
  };
}
