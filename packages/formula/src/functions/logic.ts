import { choice, switched } from '../branch.ts';
import { allOf, oddOf, someOf } from '../condition.ts';
import { fieldKind } from '../kinds.ts';
import { constantPart, part, view } from '../part.ts';
import { formulaError } from '../value.ts';
import { fn } from './fn.ts';
import { form } from './form.ts';

const unlimited = Number.POSITIVE_INFINITY;

/** Functions that decide which of their arguments are computed, and constants. */
export const logic = {
  /** Whether every argument is true. Arrays are expanded; it stops at the first that is not. */
  AND: form(1, unlimited, 'boolean', (args) => allOf(args)),

  /** Whether any argument is true. Arrays are expanded; it stops at the first that is. */
  OR: form(1, unlimited, 'boolean', (args) => someOf(args)),

  /** Whether an odd number of arguments are true. Arrays are expanded. */
  XOR: form(1, unlimited, 'boolean', (args) => oddOf(args)),

  /** The opposite of its argument's truth. */
  NOT: fn(['truth'], 'boolean', (truth) => !truth),

  /** The second argument if the first is true, else the third, or blank without one. */
  IF: form(
    2,
    3,
    ([, ...results]) => fieldKind(results),
    ([condition = constantPart(null), yes = constantPart(null), no]) => choice(condition, yes, no),
  ),

  /** The result beside the first pattern that equals the first argument, else the default. */
  SWITCH: form(
    3,
    unlimited,
    ([, ...rest]) =>
      fieldKind(rest.filter((_kind, index) => index % 2 === 1 || isDefault(index, rest.length))),
    (args, { dialect }) => switched(args, dialect),
  ),

  /** True, which counts as 1. */
  TRUE: form(0, 0, 'boolean', () => constantPart(true)),

  /** False, which counts as 0. */
  FALSE: form(0, 0, 'boolean', () => constantPart(false)),

  /** Nothing. Beside `=` and `!=` it asks whether the other side is empty. */
  BLANK: form(0, 0, 'blank', () =>
    part({ kind: 'blank', mayBeBlank: true, constant: null, isBlankCall: true }),
  ),

  /**
   * The error value. Its message, if any, is not kept. Beside other results of `IF` it is of their
   * kind, as blank is.
   */
  ERROR: form(0, 1, 'blank', () => constantPart(formulaError, 'blank')),

  /** Whether its argument is an error or not finite, as a division by zero is. */
  ISERROR: form(1, 1, 'boolean', ([of = constantPart(null)]) =>
    part({
      kind: 'boolean',
      makers: {
        truth: () => {
          const value = view(of, 'value');
          return (row, now) => {
            const result = value(row, now);
            return (
              result === formulaError || (typeof result === 'number' && !Number.isFinite(result))
            );
          };
        },
      },
    }),
  ),
};

/** Of pairs of pattern and result, an odd last one is the default. */
function isDefault(index: number, length: number): boolean {
  return length % 2 === 1 && index === length - 1;
}
