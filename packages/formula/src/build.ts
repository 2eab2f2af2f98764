import type { FieldNode, Node } from './ast.ts';
import { callPart } from './call.ts';
import { type Checked, check, truthNamed } from './check.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { EnginesMissingError, enginesFor } from './engines.ts';
import { FormulaProblemsError } from './errors.ts';
import type { Scope } from './fields.ts';
import { functions } from './functions/index.ts';
import { binaryPart, negatePart } from './operators.ts';
import { constantPart, type Part, part } from './part.ts';

/**
 * What is known of a tree that can be computed.
 *
 * @throws {FormulaProblemsError} when `check` finds problems.
 * @throws {EnginesMissingError} when it needs engines that are not loaded.
 */
export function computable<Row>(tree: Node, scope: Scope<Row>): Checked<Row> {
  const checked = check(tree, scope.fields);
  if (checked.problems.length > 0) throw new FormulaProblemsError(checked.problems);
  const missing = enginesFor(tree);
  if (missing.length > 0) throw new EnginesMissingError(missing);
  return checked;
}

/** How a node becomes a part, once those below it are parts. For trees without problems. */
export function partBuilder<Row>(
  scope: Scope<Row>,
  switches: Partial<Dialect>,
): (node: Node, below: readonly Part<Row>[]) => Part<Row> {
  const dialect = { ...defaultDialect, ...switches };
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
