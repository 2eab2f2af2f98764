import type { Field, Kind, Node, RecordReader } from '@sandtable/formula';
import { formulaError, type Value } from '@sandtable/formula/value';
import type { CellContext } from '../reading.ts';
import { lastChange } from '../row-changes.ts';
import type { Row, State } from '../store/state.ts';
import { fieldOf, isPlaced, itemOf, kindOf } from './field.ts';
import { language } from './language.ts';
import { textOf } from './result.ts';

/** How the cells of a computed field come about. */
export interface Plan {
  /** Whether it can be computed at all; if not, each cell is an error. */
  readonly valid: boolean;
  readonly kind: Kind;
  /** Kind of the items of an array. */
  readonly item?: Kind;
  /** Ids of the fields that it reads, in order of appearance; those of a lookup are in two tables. */
  readonly references: readonly string[];
  /** Computes a cell. Remembers nothing: whoever asks does. */
  value(row: Row): Value;
}

/** A cell whose formula cannot be read or names what is not there, or that depends on itself. */
const broken: Plan = { valid: false, kind: 'any', references: [], value: () => formulaError };

/** A field whose plan is being made, or that may turn out to depend on one of those. */
interface Open {
  readonly context: CellContext;
  readonly place: number;
  /** The earliest place among the fields that it leads to. */
  earliest: number;
  /** Whether something leads back to it. */
  circular: boolean;
  plan: Plan;
}

/**
 * Plans of computed fields, made when first asked for and dropped with the schema's version.
 *
 * A plan is made from those of the fields it reads. Fields that lead to each other are found as the
 * strongly connected components of that graph, by Tarjan's algorithm, and are broken all together.
 */
export class Plans {
  #tables: State['tables'] | undefined;
  #made = new Map<CellContext, Plan>();
  #open: Open[] = [];
  #reader: Open | undefined;

  /** How a field is computed. */
  of(context: CellContext, tables: State['tables']): Plan {
    if (this.#tables !== tables) {
      this.#tables = tables;
      this.#made = new Map();
      this.#open = [];
    }
    const known = this.#made.get(context);
    if (known) return known;
    const reader = this.#reader;
    const open = this.#open.find((one) => one.context === context);
    if (open) {
      open.circular = true;
      if (reader) reader.earliest = Math.min(reader.earliest, open.place);
      return broken;
    }
    const place = this.#open.length;
    const member: Open = { context, place, earliest: place, circular: false, plan: broken };
    this.#open.push(member);
    this.#reader = member;
    try {
      // Only types that are in the table ask for a plan.
      member.plan = makers[context.field.type as keyof typeof makers](context);
    } catch (error) {
      this.#open = this.#open.slice(0, place);
      throw error;
    } finally {
      this.#reader = reader;
    }
    if (member.earliest < place) {
      if (reader) reader.earliest = Math.min(reader.earliest, member.earliest);
      return broken;
    }
    const members = this.#open.splice(place);
    const settle = (plan: Plan) => (member.circular ? broken : plan);
    for (const one of members) this.#made.set(one.context, settle(one.plan));
    return settle(member.plan);
  }
}

const makers = { formula, rollup, multipleLookupValues: lookup, count, multipleRecordLinks: names };

/** Type of a field that is computed from cells. */
export type ComputedType = keyof typeof makers;

/** Functions that read the clock. */
const readsClock = /\b(?:NOW|TODAY|FROMNOW|TONOW|DATETIME_PARSE)\s*\(/i;

function formula(context: CellContext): Plan {
  const { reading, tableId, field } = context;
  const table = reading.state.tables.get(tableId);
  if (!table) return broken;
  return computed(context, field.options?.['formula'], reading.contextsOf(table).map(fieldOf));
}

/** `values` stands for the looked-up cells, and no other field is in reach. */
function rollup(context: CellContext): Plan {
  const source = sourceOf(context);
  if (!source) return broken;
  const { link, target } = source;
  const { reading } = context;
  const values: Field<Row> = {
    name: 'values',
    kind: 'array',
    item: kindOf(target),
    read(row) {
      const items = reading.linkedRows(link, row).map((linked) => reading.value(target, linked));
      return items.includes(formulaError) ? formulaError : items;
    },
  };
  const aggregation = context.field.options?.['formula'] ?? usualAggregation(context);
  const plan = computed(context, aggregation, [values]);
  return { ...plan, references: [link.field.id, target.field.id] };
}

/** The base schema does not tell how a rollup aggregates, so a seed made from one leaves it to us. */
function usualAggregation({ field: { options } }: CellContext): string {
  const result = options?.['result'] as { readonly type?: unknown } | null | undefined;
  if (result?.type === 'date' || result?.type === 'dateTime') return 'MAX(values)';
  return result?.type === 'singleLineText' ? 'ARRAYJOIN(values)' : 'SUM(values)';
}

function computed(context: CellContext, text: unknown, fields: readonly Field<Row>[]): Plan {
  const { parse, compile, fieldsOf, isFormulaSyntaxError, isFormulaProblemsError } = language();
  const { reading } = context;
  if (typeof text !== 'string') return broken;
  try {
    const tree: Node = parse(text, reading.formulas);
    const scope = { fields: fieldsOf(fields), record: recordReader };
    const compiled = compile(tree, scope, reading.formulas);
    const now = readsClock.test(text) ? () => reading.now() : () => 0;
    const references = compiled.references.flatMap(({ id }) => id ?? []);
    const kind = compiled.kind === 'any' ? kindByItems(tree, fields) : compiled.kind;
    const unify = compiled.kind === 'any' || kind === 'text' ? unifiers[kind] : undefined;
    const value = unify
      ? (row: Row) => unify(compiled.value(row, now()))
      : (row: Row) => compiled.value(row, now());
    return { valid: true, kind, references, value };
  } catch (error) {
    if (isFormulaSyntaxError(error) || isFormulaProblemsError(error)) return broken;
    throw error;
  }
}

/**
 * Kind of a formula that depends on what lists hold, as `MAX(values)` does: that of the same formula
 * over single items. A mix of kinds that even those leave is text.
 */
function kindByItems(tree: Node, fields: readonly Field<Row>[]): Kind {
  const { check, fieldsOf } = language();
  const single = fields.map((field): Field<Row> => {
    const { id, name, read } = field;
    return {
      ...(id !== undefined && { id }),
      name,
      read,
      get kind() {
        return field.kind === 'array' ? (field.item ?? 'any') : field.kind;
      },
    };
  });
  const { kind } = check(tree, fieldsOf(single));
  return kind === 'any' ? 'text' : kind;
}

/** What a field yields has one kind: what turns values of other kinds into it. */
const unifiers: Partial<Record<Kind, (value: Value) => Value>> = {
  text: (value) => (value === null || value === formulaError ? value : textOf(value)),
  // The latest of no dates is 0. Unverified: a field of dates is then blank.
  date: (value) => (typeof value === 'number' ? null : value),
};

/** The place of what has no cells of its own, such as the values of a rollup. */
const nowhere = -1;

/** What record functions ask about a row. */
export const recordReader: RecordReader<Row> = {
  id: ({ id }) => id,
  createdTime: ({ createdTime }) => createdTime,
  modifiedTime(row, fields) {
    const places = fields.map((field) => (isPlaced(field) ? field.place : nowhere));
    return lastChange(row, places)?.time ?? null;
  },
};

/** Always an array, in link order; what is an array itself is spread into it. */
function lookup(context: CellContext): Plan {
  const source = sourceOf(context);
  if (!source) return broken;
  const { link, target } = source;
  const { reading } = context;
  const kind = kindOf(target);
  return {
    valid: true,
    kind: 'array',
    item: kind === 'array' ? itemOf(target) : kind,
    references: [link.field.id, target.field.id],
    value(row) {
      const items = reading
        .linkedRows(link, row)
        .flatMap((linked) => reading.value(target, linked));
      return items.includes(formulaError) ? formulaError : items;
    },
  };
}

function count(context: CellContext): Plan {
  const link = linkOf(context);
  if (!link) return broken;
  return {
    valid: true,
    kind: 'number',
    references: [link.field.id],
    // Links to records that are gone are gone as well.
    value: ({ cells }) => (cells[link.place] as readonly string[] | null | undefined)?.length ?? 0,
  };
}

/** What formulas see of links: texts of the primary cells, which may be computed from these links. */
function names(context: CellContext): Plan {
  const { reading, field } = context;
  const linked = reading.state.tables.get(String(field.options?.['linkedTableId']));
  const primary = linked && reading.contextOf(linked.id, linked.primaryFieldId);
  if (!primary) return broken;
  // Asked for its kind, a primary field that is computed gets its plan.
  kindOf(primary);
  return {
    valid: true,
    kind: 'array',
    item: 'text',
    references: [primary.field.id],
    value(row) {
      const values = reading.linkedRows(context, row).map((one) => reading.value(primary, one));
      if (values.includes(formulaError)) return formulaError;
      return values.length > 0 ? values.map(textOf) : null;
    },
  };
}

/** The link field that a computed field goes through. */
export function linkOf({ reading, tableId, field }: CellContext): CellContext | undefined {
  const link = reading.contextOf(tableId, field.options?.['recordLinkFieldId']);
  return link?.field.type === 'multipleRecordLinks' ? link : undefined;
}

/** Where a lookup or rollup looks: its link field, and the field of the linked table. */
export function sourceOf(
  context: CellContext,
): { readonly link: CellContext; readonly target: CellContext } | undefined {
  const link = linkOf(context);
  const { field, reading } = context;
  const target =
    link &&
    reading.contextOf(
      String(link.field.options?.['linkedTableId']),
      field.options?.['fieldIdInLinkedTable'],
    );
  return target && { link, target };
}
