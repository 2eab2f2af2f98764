import type { FieldNode, Node } from './ast.ts';
import { callPart } from './call.ts';
import { type Checked, checkedWithEngines, truthNamed } from './check.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { EnginesMissingError, missingOf } from './engines.ts';
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
  const { checked, engines } = checkedWithEngines(tree, scope.fields);
  if (checked.problems.length > 0) throw new FormulaProblemsError(checked.problems);
  const missing = missingOf(engines);
  if (missing.length > 0) throw new EnginesMissingError(missing);
  return checked;
}

/** How a node becomes a part, once those below it are parts. For trees without problems. */
export function partBuilder<Row>(
  scope: Scope<Row>,
  dialect: Partial<Dialect> | undefined,
): (node: Node, below: readonly Part<Row>[]) => Part<Row> {
  const switches = dialect ? { ...defaultDialect, ...dialect } : defaultDialect;
  const surroundings = { ...scope, dialect: switches };
  const nothing = constantPart<Row>(null);
  // What reads the same is the same part, by which `OR` knows that it compares one thing over and over.
  const fieldParts = new Map<string, Part<Row>>();
  const callParts = new Map<string, Part<Row>>();
  const callOf = (name: string, args: readonly Part<Row>[]) => {
    const row = functions.get(name);
    if (!row) throw new Error(`A call of ${name} passed the check.`);
    return 'build' in row ? row.build(args, surroundings) : callPart(row, args, switches);
  };
  return (node, below) => {
    const [first = nothing, second = nothing] = below;
    switch (node.type) {
      case 'number':
      case 'text':
        return constantPart(node.value, node.type);
      case 'field':
        return fieldParts.get(node.name) ?? kept(fieldParts, node.name, fieldPart(node, scope));
      case 'negate':
        return negatePart(first);
      case 'binary':
        return binaryPart(node.operator, first, second, switches);
      case 'call':
        if (below.length > 0) return callOf(node.name, below);
        return callParts.get(node.name) ?? kept(callParts, node.name, callOf(node.name, below));
    }
  };
}

function kept<T>(made: Map<string, T>, key: string, fresh: T): T {
  made.set(key, fresh);
  return fresh;
}

function fieldPart<Row>(node: FieldNode, scope: Scope<Row>): Part<Row> {
  const field = scope.fields.find(node.name);
  if (!field) return constantPart(truthNamed(node) ?? null);
  return part({
    kind: field.kind,
    item: field.item,
    mayFail: field.reliable !== true,
    mayBeBlank: field.kind !== 'boolean',
    field,
    makers: { value: () => field.read },
  });
}
