import { conditionOf } from './condition.ts';
import type { Dialect } from './dialect.ts';
import { equal, isEmpty } from './equality.ts';
import { commonKind } from './kinds.ts';
import { constantPart, type Makers, type Part, part, type Run, view } from './part.ts';
import { formulaError, type Value } from './value.ts';

/** One of two parts, by a condition. The other is not computed. */
export function choice<Row>(
  condition: Part<Row>,
  yes: Part<Row>,
  no: Part<Row> = constantPart(null),
): Part<Row> {
  const facts = factsOf([yes, no]);
  if (condition.mayFail || facts.mayFail) {
    const value = () => {
      const test = conditionOf(condition);
      const first = view(yes, 'value');
      const second = view(no, 'value');
      return (row: Row, now: number) => {
        const verdict = test(row, now);
        if (verdict === formulaError) return verdict;
        return verdict ? first(row, now) : second(row, now);
      };
    };
    return part({ ...facts, mayFail: true, makers: { value } });
  }
  const test = () => view(condition, 'truth');
  const makers: Makers<Row> = {
    value: () => either(test(), view(yes, 'value'), view(no, 'value')),
    text: () => either(test(), view(yes, 'text'), view(no, 'text')),
    number: () => either(test(), view(yes, 'number'), view(no, 'number')),
    truth: () => either(test(), view(yes, 'truth'), view(no, 'truth')),
  };
  return part({ ...facts, makers });
}

function either<Row, T>(test: Run<Row, boolean>, yes: Run<Row, T>, no: Run<Row, T>): Run<Row, T> {
  return (row, now) => (test(row, now) ? yes(row, now) : no(row, now));
}

/**
 * The result of the first pattern that equals the first argument: `of, pattern, result, …, default`.
 * What comes after that pattern is not computed.
 */
export function switched<Row>(args: readonly Part<Row>[], dialect: Dialect): Part<Row> {
  const [of = constantPart<Row>(null), ...rest] = args;
  const cases = Array.from({ length: Math.floor(rest.length / 2) }, (_none, index) => ({
    pattern: rest[2 * index] ?? of,
    result: rest[2 * index + 1] ?? of,
  }));
  const otherwise = (rest.length % 2 === 1 && rest.at(-1)) || constantPart<Row>(null);
  const facts = factsOf([...cases.map(({ result }) => result), otherwise]);
  const mayFail = facts.mayFail || of.mayFail || cases.some(({ pattern }) => pattern.mayFail);
  const value = () => {
    const sought = view(of, 'value');
    const last = view(otherwise, 'value');
    const steps = cases.map(({ pattern, result }) => ({
      pattern: view(pattern, 'value'),
      matches: matching(of, pattern, dialect),
      result: view(result, 'value'),
    }));
    return (row: Row, now: number) => {
      const found = sought(row, now);
      if (found === formulaError) return found;
      for (const { pattern, matches, result } of steps) {
        const compared = pattern(row, now);
        if (compared === formulaError) return compared;
        if (matches(found, compared)) return result(row, now);
      }
      return last(row, now);
    };
  };
  return part({ ...facts, mayFail, makers: { value } });
}

/** Whether two values are equal, as `=` between these parts has it. */
function matching<Row>(
  of: Part<Row>,
  pattern: Part<Row>,
  dialect: Dialect,
): (found: Value, compared: Value) => boolean {
  if (pattern.isBlankCall) return isEmpty;
  if (of.isBlankCall) return (_found, compared) => isEmpty(compared);
  return (found, compared) => equal(found, compared, dialect);
}

function factsOf<Row>(results: readonly Part<Row>[]) {
  return {
    kind: commonKind(results.map(({ kind }) => kind)),
    mayFail: results.some((result) => result.mayFail),
    mayBeBlank: results.some((result) => result.mayBeBlank),
  };
}
