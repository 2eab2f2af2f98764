import type { Node } from './ast.ts';
import { computable, partBuilder } from './build.ts';
import type { Dialect } from './dialect.ts';
import type { Scope } from './fields.ts';
import { constantPart, type Part, view } from './part.ts';
import { fold } from './tree.ts';
import type { Value } from './value.ts';

/** A part of a formula and what it yields. */
export interface Explained {
  /** Its `start` and `end` say where it stands. */
  readonly node: Node;
  readonly value: Value;
  /** What it is made from, in the order of the text. Branches that are not taken are there too. */
  readonly parts: readonly Explained[];
}

/**
 * Compute every part of a formula for a row.
 *
 * The value of the whole is the one that the compiled formula gives.
 *
 * @throws {FormulaProblemsError} when `check` finds problems.
 * @throws {EnginesMissingError} when it needs engines that `loadEngines` has not loaded.
 */
export function explain<Row>(
  tree: Node,
  scope: Scope<Row>,
  row: Row,
  now: number,
  dialect?: Partial<Dialect>,
): Explained {
  computable(tree, scope);
  const build = partBuilder(scope, dialect);
  return fold<Known<Row>>(tree, (node, below) => {
    const built = build(
      node,
      below.map(({ part }) => part),
    );
    const value = view(built, 'value')(row, now);
    // What is above sees the value alone, so that nothing is computed twice.
    const part = { ...constantPart<Row>(value, built.kind), ...known(built) };
    return { part, explained: { node, value, parts: below.map(({ explained }) => explained) } };
  }).explained;
}

/** A part whose value is known, and how that came about. */
interface Known<Row> {
  readonly part: Part<Row>;
  readonly explained: Explained;
}

/** What operators and functions ask of an operand besides its value. */
function known<Row>({ field, item, isBlankCall }: Part<Row>): Partial<Part<Row>> {
  return { field, item, isBlankCall };
}
