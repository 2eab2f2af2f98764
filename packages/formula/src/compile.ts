import type { Node } from './ast.ts';
import { computable, partBuilder } from './build.ts';
import type { Dialect } from './dialect.ts';
import type { Field, Scope } from './fields.ts';
import type { Kind } from './kinds.ts';
import { membershipPart } from './membership.ts';
import { view } from './part.ts';
import { fold } from './tree.ts';
import type { Value } from './value.ts';

/** A formula, ready to be computed for any number of rows. */
export interface Compiled<Row> {
  /** What it yields; see `Checked`. */
  readonly kind: Kind;
  /** Fields it reads, each once, in order of appearance. */
  readonly references: readonly Field<Row>[];
  /**
   * What the formula yields for a row. Never throws: `formulaError` is a value.
   *
   * `now`: milliseconds since 1970. Pass the same for all rows that belong together.
   */
  value(row: Row, now: number): Value;
  /** Whether a filter keeps the row: what is empty, 0, false, `NaN` or an error is left out. */
  truth(row: Row, now: number): boolean;
}

/**
 * Compile a formula for rows whose fields have the given kinds.
 *
 * The result is made of closures that are chosen by kind, once. It takes time in proportion to the
 * length of the formula.
 *
 * @throws {FormulaProblemsError} when `check` finds problems.
 * @throws {EnginesMissingError} when it needs engines that `loadEngines` has not loaded.
 */
export function compile<Row>(
  tree: Node,
  scope: Scope<Row>,
  dialect?: Partial<Dialect>,
): Compiled<Row> {
  const { kind, references } = computable(tree, scope);
  const build = partBuilder(scope, dialect);
  const whole = fold(tree, build, (node) => membershipPart(node, build));
  return { kind, references, value: view(whole, 'value'), truth: view(whole, 'truth') };
}
