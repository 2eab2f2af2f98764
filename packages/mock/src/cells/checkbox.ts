import type { FieldType } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import type { Cell } from './cell.ts';

/** What typecast takes for a tick; every other text or number is none. Unverified. */
const ticks: readonly string[] = ['true', '1', 'yes', 'checked'];

/** What a ticked box shows as text. Unverified. */
export const tick = 'checked';

/** Ticked or empty; there is no stored `false`. */
const checkbox: Cell<true> = {
  accept(written, { field, typecast }) {
    if (written === true) return true;
    if (written === false || written === null) return null;
    if (!typecast || (typeof written !== 'string' && typeof written !== 'number')) {
      throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
    }
    return ticks.includes(String(written).trim().toLowerCase()) ? true : null;
  },
  print: (stored) => (stored ? tick : undefined),
  /** Unverified. */
  lookedUpEmpty: null,
  kind: 'boolean',
  value: (stored) => stored === true,
  order: (stored) => (stored ? 1 : 0),
};

/** The field that is ticked. */
export const checkboxes = { checkbox } satisfies Partial<Record<FieldType, Cell<true>>>;
