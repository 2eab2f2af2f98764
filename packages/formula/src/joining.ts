import { toText } from './coerce.ts';
import { limits } from './limits.ts';
import { type Operation, type Part, view } from './part.ts';
import { type FormulaError, formulaError } from './value.ts';

/** `&`: both operands as text, end to end. */
export function joining<Row>(right: Part<Row>): Operation {
  return right.constant === '' ? asText : endToEnd;
}

/** Fails when the text grows too long. */
const endToEnd: Operation = {
  kind: 'text',
  mayFail: true,
  combine: (left, right) => bounded(toText(left) + toText(right)),
  makers: {
    value: (left, right) => {
      const first = view(left, 'text');
      const second = view(right, 'text');
      return (row, now) => bounded(first(row, now) + second(row, now));
    },
  },
};

/** `{A} & ""` is the usual way to make something text. It grows nothing, so it cannot fail. */
const asText: Operation = {
  kind: 'text',
  combine: toText,
  makers: { text: (left) => view(left, 'text') },
};

function bounded(text: string): string | FormulaError {
  return text.length > limits.textLength ? formulaError : text;
}
