import { type Chain, type Operation, type Run, view } from './part.ts';
import { formulaError, type Value } from './value.ts';

/**
 * A row of operators longer than this is computed in a loop. Closures in closures would use the
 * stack up: ten thousand operators in a row are an ordinary formula.
 */
export const longestNest = 4;

/** What an operation makes of two values: an error when either is one. */
export function combined(operation: Operation, left: Value, right: Value): Value {
  if (left === formulaError || right === formulaError) return formulaError;
  return operation.combine(left, right);
}

/** The last operator of a row, computed after whatever its operands are. */
export function nested<Row>({ left, right, operation }: Chain<Row>): Run<Row, Value> {
  const first = view(left, 'value');
  const second = view(right, 'value');
  return (row, now) => combined(operation, first(row, now), second(row, now));
}

/** A whole row of operators, from the left, in a loop. */
export function looped<Row>(chain: Chain<Row>): Run<Row, Value> {
  const steps: { readonly operation: Operation; readonly right: Run<Row, Value> }[] = [];
  let first = chain.left;
  for (let link: Chain<Row> | undefined = chain; link; link = first.chain) {
    steps.push({ operation: link.operation, right: view(link.right, 'value') });
    first = link.left;
  }
  steps.reverse();
  const start = view(first, 'value');
  return (row, now) => {
    let result = start(row, now);
    for (const { operation, right } of steps) {
      result = combined(operation, result, right(row, now));
    }
    return result;
  };
}
