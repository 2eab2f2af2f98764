import { type FormulaFunction, isGiven } from './functions/fn.ts';
import { functions } from './functions/index.ts';
import { commonKind, itemKind, type Kind, type Shape } from './kinds.ts';

/** What may be said about a function without its arguments' values. */
export interface Signature {
  /** Fewest and most arguments. */
  readonly min: number;
  readonly max: number;
  /** Whether its arguments must be names of fields. */
  readonly fieldsOnly: boolean;
  /** What it yields for arguments of these shapes. */
  shape(args: readonly Shape[]): Shape;
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
  const counted = row.parameters.filter((parameter) => !isGiven(parameter));
  const rest = counted.some((parameter) => parameter.startsWith('...'));
  return {
    min: counted.filter((parameter) => !/^\.\.\.|\?$/.test(parameter)).length,
    max: rest ? Number.POSITIVE_INFINITY : counted.length,
    fieldsOnly: false,
    shape: (args) => shapeOf(row, args),
  };
}

/** What a function of the table yields for arguments of these shapes. */
export function shapeOf(row: FormulaFunction, args: readonly Shape[]): Shape {
  const kind = row.kind?.(args.map(itemKind)) ?? declaredKind(row);
  if (kind !== 'array') return { kind };
  // Arrays are made of the items of those that were given.
  const taken = args.filter((_arg, at) => /array/.test(row.parameters[at] ?? '...array'));
  return { kind, item: commonKind(taken.map(itemKind)) };
}

/** `'number?'` → `'number'` */
function declaredKind({ result }: FormulaFunction): Kind {
  // What is left without its mark is a kind.
  return result.replace(/[?!]$/, '') as Kind;
}
