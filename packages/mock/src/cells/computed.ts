import type { FieldType } from '@sandtable/contract';
import { formulaError, type Value } from '@sandtable/formula/value';
import { type ComputedType, sourceOf } from '../computed/plan.ts';
import { orderOf, resultOf, wholeResult, wireOf } from '../computed/result.ts';
import type { CellContext } from '../reading.ts';
import type { Row } from '../store/state.ts';
import type { Cell } from './cell.ts';

/** A computed cell, worked out once for as long as nothing it depends on changes. */
function value(_stored: unknown, context: CellContext, row: Row): Value {
  const { reading, slots } = context;
  // The slots of a field hold values of its own cells only.
  return reading.remember(slots, row.seq, row, () => reading.planOf(context).value(row)) as Value;
}

const computed: Cell = {
  kind: (context) => context.reading.planOf(context).kind,
  item: (context) => context.reading.planOf(context).item ?? 'any',
  value,
  read: (stored, context, row) => wireOf(value(stored, context, row), resultOf(context)),
  print: (stored, context, row, printer) =>
    printer.value(value(stored, context, row), resultOf(context)),
  order: (stored, context, row) => orderOf(value(stored, context, row)),
};

/** Whole numbers, however those of a formula would look. */
const count: Cell = {
  ...computed,
  print: (stored, context, row, printer) => printer.value(value(stored, context, row), wholeResult),
};

/** Cells as the linked table reads them: most that are empty there are left out, arrays are spread. */
const lookup: Cell = {
  ...computed,
  read(_stored, context, row) {
    const source = sourceOf(context);
    if (!source || !context.reading.planOf(context).valid) return formulaError;
    const { link, target } = source;
    const { lookedUpEmpty: empty = [] } = target.cell;
    const items = context.reading
      .linkedRows(link, row)
      .flatMap((linked) => context.reading.read(target, linked) ?? empty);
    return items.length > 0 ? items : undefined;
  },
  print(_stored, context, row, printer) {
    const source = sourceOf(context);
    if (!source || !context.reading.planOf(context).valid) return formulaError.error;
    const { link, target } = source;
    return context.reading
      .linkedRows(link, row)
      .flatMap((linked) => context.reading.print(target, linked, printer) ?? [])
      .join(', ');
  },
};

/** Fields whose cells follow from other cells. */
export const computedCells = {
  formula: computed,
  rollup: computed,
  count,
  multipleLookupValues: lookup,
} satisfies Partial<Record<FieldType & ComputedType, Cell>>;
