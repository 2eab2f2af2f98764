import { toText } from './coerce.ts';
import { limits } from './limits.ts';
import { type Operation, type Part, view } from './part.ts';
import { type FormulaError, formulaError } from './value.ts';

/** `&`: both operands as text, end to end. Fails when the text grows too long. */
export function joining<Row>(left: Part<Row>, right: Part<Row>): Operation<Row> {
  return {
    kind: 'text',
    mayFail: true,
    combine: (first, second) => bounded(toText(first) + toText(second)),
    makers: {
      value: () => {
        const first = view(left, 'text');
        const second = view(right, 'text');
        return (row, now) => bounded(first(row, now) + second(row, now));
      },
    },
  };
}

function bounded(text: string): string | FormulaError {
  return text.length > limits.textLength ? formulaError : text;
}
