import type { FieldType } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import type { Cell } from './cell.ts';

/** A code that was scanned. */
interface Barcode {
  readonly text: string;
  /** Such as `upce`, `ean13` or `qr`; absent when it is not known. */
  readonly type?: string;
}

/** Stored as it reads. Texts are not checked against the type of the code. */
const barcode: Cell<Barcode> = {
  accept(written, { field, typecast }) {
    if (written === null) return null;
    const given = typecast && isBare(written) ? { text: String(written) } : written;
    if (!isBarcode(given)) throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
    const { text, type } = given;
    // Clients: one clears a cell by an object whose text is `null`.
    if (text === null || text === '') return null;
    return typeof type === 'string' ? { text, type } : { text };
  },
  value: (stored) => stored?.text ?? null,
  order: (stored) => stored?.text.toLowerCase() ?? null,
  print: (stored) => stored?.text,
};

/** The field of scanned codes. */
export const barcodes = { barcode } satisfies Partial<Record<FieldType, Cell<Barcode>>>;

/** What typecast takes for the text itself. Unverified. */
function isBare(written: unknown): written is string | number {
  return typeof written === 'string' || typeof written === 'number';
}

/** Unverified: other keys are refused. */
function isBarcode(
  given: unknown,
): given is { readonly text: string | null; readonly type?: string | null } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  const { text, type, ...others } = given as Readonly<Record<string, unknown>>;
  const typed = type === undefined || type === null || typeof type === 'string';
  return (typeof text === 'string' || text === null) && typed && Object.keys(others).length === 0;
}
