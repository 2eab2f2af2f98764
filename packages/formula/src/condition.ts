import { flatten, isArray, toTruth } from './coerce.ts';
import { membershipsJoined } from './membership.ts';
import { type Part, part, type Run, view } from './part.ts';
import { type FormulaError, formulaError, type Value } from './value.ts';

/** Whether something counts as true, or why that cannot be told. */
type Verdict = boolean | FormulaError;

/** Whether a part counts as true. */
export function conditionOf<Row>(of: Part<Row>): Run<Row, Verdict> {
  if (!of.mayFail) return view(of, 'truth');
  const value = view(of, 'value');
  return (row, now) => {
    const condition = value(row, now);
    return condition === formulaError ? condition : toTruth(condition);
  };
}

/** Whether every argument is true; the items of an array are arguments. */
export function allOf<Row>(args: readonly Part<Row>[]): Part<Row> {
  return connective(args, false, (items) => items.every(toTruth));
}

/** Whether an argument is true; the items of an array are arguments. */
export function someOf<Row>(args: readonly Part<Row>[]): Part<Row> {
  return connective(membershipsJoined(args), true, (items) => items.some(toTruth));
}

/** Whether an odd number of arguments are true; the items of an array are arguments. */
export function oddOf<Row>(args: readonly Part<Row>[]): Part<Row> {
  const value = () => {
    const runs = args.map((arg) => view(arg, 'value'));
    return (row: Row, now: number) => {
      let odd = false;
      for (const run of runs) {
        const item = run(row, now);
        if (item === formulaError) return item;
        for (const one of isArray(item) ? flatten(item) : [item]) odd = odd !== toTruth(one);
      }
      return odd;
    };
  };
  return part({ kind: 'boolean', mayFail: args.some(({ mayFail }) => mayFail), makers: { value } });
}

/** Arguments up to the first that decides: `decisive` is the truth it has and the result. */
function connective<Row>(
  args: readonly Part<Row>[],
  decisive: boolean,
  truthOfItems: (items: readonly Value[]) => boolean,
): Part<Row> {
  const verdicts = () => args.map((arg) => expanded(arg, truthOfItems));
  if (args.some(({ mayFail }) => mayFail)) {
    return part({
      kind: 'boolean',
      mayFail: true,
      makers: { value: () => firstDecisive(verdicts(), decisive) },
    });
  }
  // None can fail, so none of the verdicts is an error.
  const truths = () => verdicts() as Run<Row, boolean>[];
  return part({
    kind: 'boolean',
    makers: { truth: () => (decisive ? anyOf(truths()) : everyOf(truths())) },
  });
}

/** Whether an argument is true, as one that may be an array: then its items decide. */
function expanded<Row>(
  of: Part<Row>,
  truthOfItems: (items: readonly Value[]) => boolean,
): Run<Row, Verdict> {
  if (of.kind !== 'array' && of.kind !== 'any') return conditionOf(of);
  const value = view(of, 'value');
  return (row, now) => {
    const condition = value(row, now);
    if (condition === formulaError) return condition;
    return isArray(condition) ? truthOfItems(flatten(condition)) : toTruth(condition);
  };
}

function firstDecisive<Row>(
  verdicts: readonly Run<Row, Verdict>[],
  decisive: boolean,
): Run<Row, Verdict> {
  return (row, now) => {
    for (const verdict of verdicts) {
      const truth = verdict(row, now);
      if (truth === decisive || truth === formulaError) return truth;
    }
    return !decisive;
  };
}

function everyOf<Row>(truths: readonly Run<Row, boolean>[]): Run<Row, boolean> {
  const [first, second, third] = truths;
  if (first && second && !third) return (row, now) => first(row, now) && second(row, now);
  if (first && second && third && truths.length === 3) {
    return (row, now) => first(row, now) && second(row, now) && third(row, now);
  }
  return (row, now) => {
    for (const truth of truths) if (!truth(row, now)) return false;
    return true;
  };
}

function anyOf<Row>(truths: readonly Run<Row, boolean>[]): Run<Row, boolean> {
  const [first, second, third] = truths;
  if (first && !second) return first;
  if (first && second && !third) return (row, now) => first(row, now) || second(row, now);
  if (first && second && third && truths.length === 3) {
    return (row, now) => first(row, now) || second(row, now) || third(row, now);
  }
  return (row, now) => {
    for (const truth of truths) if (truth(row, now)) return true;
    return false;
  };
}
