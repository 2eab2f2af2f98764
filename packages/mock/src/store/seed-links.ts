import { shapeOf } from '../shape.ts';
import { Items } from './items.ts';
import { readObject, SeedError, type SeedObject } from './seed-reader.ts';
import type { ReadTable } from './seed-tables.ts';
import type { FieldState, Row } from './state.ts';

/** A link field of a seed. */
interface SeedLink {
  readonly from: ReadTable;
  readonly to: ReadTable;
  readonly field: FieldState;
  /** Place of its cells in a row. */
  readonly place: number;
  readonly inverse: { readonly field: FieldState; readonly place: number } | undefined;
}

/** Cells of link fields that are being completed, by row. */
type Cells = Map<Row, unknown[]>;

/**
 * The tables of a base with each link on both of its sides. A file may give it on one only.
 *
 * @throws {SeedError} naming the place of a field that links to nothing, of a link to what is not there,
 *   or of one that the other side contradicts: that record's cell is given and does not name this one.
 */
export function completeLinks(tables: readonly ReadTable[]): readonly ReadTable[] {
  const links = tables.flatMap((table) => linksOf(table, tables));
  if (links.length === 0) return tables;
  for (const link of links) checkCells(link, tables);
  const completed: Cells = new Map();
  for (const link of links) if (link.inverse) complete(link, completed);
  if (completed.size === 0) return tables;
  return tables.map((table) => ({
    ...table,
    rows: { ...table.rows, rows: withCells(table.rows.rows, completed) },
  }));
}

function linksOf(from: ReadTable, tables: readonly ReadTable[]): SeedLink[] {
  return from.table.fields.flatMap((field, place) => {
    if (field.type !== 'multipleRecordLinks') return [];
    const given = field.options ?? {};
    const path = `${from.item.at('fields')}[${place}].options`;
    const options = readObject(given, path, Object.keys(given));
    const linkedTableId = options.get('linkedTableId', 'text');
    const to = tables.find(({ table }) => table.id === linkedTableId);
    if (!to) {
      const wrong = `names a table that is not in the base: ${linkedTableId}`;
      throw new SeedError(options.at('linkedTableId'), wrong);
    }
    return [{ from, to, field, place, inverse: inverseOf(field, options, from, to) }];
  });
}

function inverseOf(
  field: FieldState,
  given: SeedObject,
  from: ReadTable,
  to: ReadTable,
): SeedLink['inverse'] {
  const id = given.find('inverseLinkFieldId', 'text');
  if (id === undefined) return undefined;
  const refusal = (wrong: string) => new SeedError(given.at('inverseLinkFieldId'), wrong);
  const column = shapeOf(to.table).columns.find((one) => one.field.id === id);
  if (!column) throw refusal(`names no field of the linked table: ${id}`);
  const { type, options } = column.field;
  if (
    type !== 'multipleRecordLinks' ||
    options?.['linkedTableId'] !== from.table.id ||
    options['inverseLinkFieldId'] !== field.id
  ) {
    throw refusal(`names a field that does not point back: ${id}`);
  }
  if (column.field === field) throw refusal('names the field itself');
  return column;
}

const none: readonly string[] = [];

function idsIn(cells: readonly unknown[], place: number): readonly string[] {
  // A cell of a link field holds ids or nothing.
  return (cells[place] as readonly string[] | null | undefined) ?? none;
}

/** Every link leads to a record of the linked table. */
function checkCells(link: SeedLink, tables: readonly ReadTable[]): void {
  const { rows } = link.to.rows;
  for (const row of link.from.rows.rows) {
    for (const id of idsIn(row.cells, link.place)) {
      if (rows.get(id)) continue;
      const elsewhere = tables.find((other) => other.rows.rows.get(id))?.table;
      throw new SeedError(
        pathOf(link.from, row, link.field),
        elsewhere
          ? `names a record of the table ${elsewhere.name}, but links to ${link.to.table.name}: ${id}`
          : `names a record that is not in the base: ${id}`,
      );
    }
  }
}

/** Where the other side of a link field gives a cell, it has to name all that link to it; else it follows. */
function complete({ from, to, field, place, inverse }: SeedLink, completed: Cells): void {
  if (!inverse) return;
  const linking = new Map<string, Row[]>();
  for (const row of from.rows.rows) {
    for (const id of idsIn(row.cells, place)) {
      const others = linking.get(id);
      if (others) others.push(row);
      else linking.set(id, [row]);
    }
  }
  for (const [id, rows] of linking) {
    // `checkCells` has seen that there is one.
    const other = to.rows.rows.get(id) as Row;
    if (keyOf(to, other, inverse.field) === undefined) {
      const cells = completed.get(other) ?? [...other.cells];
      completed.set(other, cells);
      cells[inverse.place] = rows.map((row) => row.id);
      continue;
    }
    const given = new Set(idsIn(other.cells, inverse.place));
    const contradicted = rows.find((row) => !given.has(row.id));
    if (!contradicted) continue;
    throw new SeedError(
      pathOf(from, contradicted, field),
      `names ${id}, whose ${inverse.field.name} is given and does not name ${contradicted.id}`,
    );
  }
}

function withCells(rows: Items<Row>, completed: Cells): Items<Row> {
  const all = rows.toArray().map((row) => {
    const cells = completed.get(row);
    return cells ? { ...row, cells } : row;
  });
  return Items.from(all);
}

/** The key under which a file gives a cell; `undefined` when it does not. */
function keyOf({ item }: ReadTable, row: Row, { id, name }: FieldState): string | undefined {
  // Rows of a seed stand at the places of its records, which were read before.
  const records = item.raw('records') as readonly { readonly fields: object }[];
  const given = records[row.seq]?.fields;
  return given && [name, id].find((key) => Object.hasOwn(given, key));
}

function pathOf(table: ReadTable, row: Row, field: FieldState): string {
  return `${table.item.at('records')}[${row.seq}].fields.${keyOf(table, row, field) ?? field.name}`;
}
