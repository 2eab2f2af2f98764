import type { FormulaFunction } from './functions/fn.ts';
import { functions } from './functions/index.ts';
import type { Kind } from './kinds.ts';

/** What may be said about a function without its arguments' values. */
export interface Signature {
  /** Fewest and most arguments. */
  readonly min: number;
  readonly max: number;
  /** Whether its arguments must be names of fields. */
  readonly fieldsOnly: boolean;
  /** What it yields for arguments of these kinds. */
  kind(args: readonly Kind[]): Kind;
}

/** Signature of a function by its name in upper case; `undefined` when there is no such function. */
export function signatureOf(name: string): Signature | undefined {
  const row = functions.get(name);
  if (!row || 'build' in row) return row;
  const known = signatures.get(row);
  if (known) return known;
  const signature = read(row);
  signatures.set(row, signature);
  return signature;
}

const signatures = new WeakMap<FormulaFunction, Signature>();

/** What the parameters of a function say. */
function read(row: FormulaFunction): Signature {
  const counted = row.parameters.filter((parameter) => parameter !== 'now');
  const rest = counted.some((parameter) => parameter.startsWith('...'));
  const kind = row.result.replace(/[?!]$/, '') as Kind;
  return {
    min: counted.filter((parameter) => !/^\.\.\.|\?$/.test(parameter)).length,
    max: rest ? Number.POSITIVE_INFINITY : counted.length,
    fieldsOnly: false,
    kind: row.kind ?? (() => kind),
  };
}
