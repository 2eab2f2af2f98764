import type { FieldNode, Node } from './ast.ts';
import { callPart } from './call.ts';
import { check, truthNamed } from './check.ts';
import { toTruth } from './coerce.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { EnginesMissingError, enginesFor } from './engines.ts';
import { FormulaProblemsError } from './errors.ts';
import type { Field, Scope } from './fields.ts';
import { functions } from './functions/index.ts';
import type { Kind } from './kinds.ts';
import { binaryPart, negatePart } from './operators.ts';
import { constantPart, type Part, part, view } from './part.ts';
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
  dialect: Partial<Dialect> = {},
): Compiled<Row> {
  const { kind, references, problems } = check(tree, scope.fields);
  if (problems.length > 0) throw new FormulaProblemsError(problems);
  const missing = enginesFor(tree);
  if (missing.length > 0) throw new EnginesMissingError(missing);
  const build = partBuilder(scope, { ...defaultDialect, ...dialect });
  const whole = fold<Part<Row>>(tree, build);
  return { kind, references, value: view(whole, 'value'), truth: view(whole, 'truth') };
}

/** How a node becomes a part, once those below it are parts. For trees without problems. */
export function partBuilder<Row>(
  scope: Scope<Row>,
  dialect: Dialect,
): (node: Node, below: readonly Part<Row>[]) => Part<Row> {
  const nothing = constantPart<Row>(null);
  return (node, below) => {
    const [first = nothing, second = nothing] = below;
    switch (node.type) {
      case 'number':
      case 'text':
        return constantPart(node.value);
      case 'field':
        return fieldPart(node, scope);
      case 'negate':
        return negatePart(first);
      case 'binary':
        return binaryPart(node.operator, first, second, dialect);
      case 'call': {
        const row = functions.get(node.name);
        if (!row) throw new Error(`A call of ${node.name} passed the check.`);
        return 'build' in row ? row.build(below, { ...scope, dialect }) : callPart(row, below);
      }
    }
  };
}

function fieldPart<Row>(node: FieldNode, scope: Scope<Row>): Part<Row> {
  const field = scope.fields.find(node.name);
  if (!field) return constantPart(truthNamed(node) ?? null);
  return part({
    kind: field.kind,
    mayFail: field.reliable !== true,
    mayBeBlank: field.kind !== 'boolean',
    field,
    source: field,
    makers: { value: () => (row) => field.read(row) },
  });
}
