import type { BinaryOperator, CallNode, FieldNode, Node } from './ast.ts';
import { type EngineName, enginesOfCall } from './engines.ts';
import type { Problem } from './errors.ts';
import type { Field, Fields } from './fields.ts';
import type { Kind, Shape } from './kinds.ts';
import { kindOfBinary } from './operators.ts';
import { type Signature, signatureOf } from './signature.ts';
import { fold } from './tree.ts';

/** What is known of a formula before it is computed. */
export interface Checked<Row> {
  /** What it yields. A mix of text and other kinds is text, as in a formula field. */
  readonly kind: Kind;
  /** Fields it names, each once, in order of appearance. */
  readonly references: readonly Field<Row>[];
  /** In order of appearance, functions before fields. Empty: it can be compiled. */
  readonly problems: readonly Problem[];
}

/** Look at names, argument counts and kinds, without computing anything. */
export function check<Row>(tree: Node, fields: Fields<Row>): Checked<Row> {
  return checkedWithEngines(tree, fields).checked;
}

/** As `check`, and the engines that it takes: looking at a long formula twice takes its time. */
export function checkedWithEngines<Row>(
  tree: Node,
  fields: Fields<Row>,
): { readonly checked: Checked<Row>; readonly engines: ReadonlySet<EngineName> } {
  const engines = new Set<EngineName>();
  const calls: Problem[] = [];
  const unknown: Problem[] = [];
  const references = new Set<Field<Row>>();
  const { kind } = fold<Shape>(tree, (node, below) => {
    switch (node.type) {
      case 'number':
      case 'negate':
        return ofNumber;
      case 'text':
        return ofText;
      case 'binary':
        return shapeOfBinary(node.operator);
      case 'call': {
        const signature = signatureOf(node.name);
        for (const problem of problemsOf(node, signature)) calls.push(problem);
        for (const engine of enginesOfCall(node)) engines.add(engine);
        return signature?.shape(below) ?? ofAny;
      }
      case 'field': {
        const field = fields.find(node.name);
        if (!field && truthNamed(node) !== undefined) return ofBoolean;
        if (!field) unknown.push(unknownField(node));
        else references.add(field);
        return field ?? ofAny;
      }
    }
  });
  const problems = [...calls.sort((a, b) => a.start - b.start), ...unknown];
  return { checked: { kind, references: [...references], problems }, engines };
}

// Shared, because a formula may have ten thousand parts.
const ofNumber: Shape = { kind: 'number' };
const ofText: Shape = { kind: 'text' };
const ofBoolean: Shape = { kind: 'boolean' };
const ofAny: Shape = { kind: 'any' };

function shapeOfBinary(operator: BinaryOperator): Shape {
  const kind = kindOfBinary(operator);
  if (kind === 'number') return ofNumber;
  return kind === 'text' ? ofText : ofBoolean;
}

/** The constant that a bare `TRUE` or `FALSE` is, as long as no field has that name. */
export function truthNamed(node: FieldNode): boolean | undefined {
  return node.bare ? truths.get(node.name.toUpperCase()) : undefined;
}

const truths = new Map([
  ['TRUE', true],
  ['FALSE', false],
]);

function unknownField({ name, start, end }: FieldNode): Problem {
  return { type: 'unknownField', name, start, end, message: `There is no field named "${name}".` };
}

const none: readonly Problem[] = [];

function problemsOf(node: CallNode, signature: Signature | undefined): readonly Problem[] {
  const { name, start, end, args } = node;
  if (!signature) {
    const message = `There is no function named ${name}.`;
    return [{ type: 'unknownFunction', name, start, end, message }];
  }
  if (args.length < signature.min || args.length > signature.max) {
    const message = `${name} takes ${counted(signature)}, not ${args.length}.`;
    return [{ type: 'argumentCount', name, start, end, message }];
  }
  if (!signature.fieldsOnly || args.every(({ type }) => type === 'field')) return none;
  return args
    .filter((arg) => arg.type !== 'field')
    .map((arg) => ({
      type: 'notAField',
      name,
      start: arg.start,
      end: arg.end,
      message: `${name} takes names of fields only.`,
    }));
}

/** `{ min: 2, max: 3 }` → `2 to 3 arguments` */
function counted({ min, max }: Signature): string {
  const word = (count: number) => (count === 1 ? 'argument' : 'arguments');
  if (min === max) return min === 0 ? 'no arguments' : `${min} ${word(min)}`;
  if (max === Number.POSITIVE_INFINITY) return `${min} ${word(min)} or more`;
  return `${min} to ${max} ${word(max)}`;
}
