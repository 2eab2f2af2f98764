import type { RecordList } from '@sandtable/contract';
import type { Printer } from './cells/printer.ts';
import type { Slots } from './computed/memory.ts';
import { isoTime } from './iso-time.ts';
import { jsonText } from './json-text.ts';
import { Printed } from './printed.ts';
import type { CellContext, Reading } from './reading.ts';
import { columnOf } from './shape.ts';
import type { Row, TableState } from './store/state.ts';

/** Which cells of a record to print, and under which keys. */
export interface Projection {
  readonly reading: Reading;
  readonly columns: readonly PrintedColumn[];
  /** Prints cells as people see them; absent for JSON values. */
  readonly printer: Printer | undefined;
  /** Links are objects, which could say how dates depend on each other. */
  readonly linksAsObjects: boolean;
  /**
   * Texts of whole records. A row has one slot, found by its `seq`; the row printed last has it, so
   * the memory is bounded.
   */
  readonly texts: Slots<string>;
}

interface PrintedColumn {
  readonly context: CellContext;
  /** The key as JSON, with its colon. */
  readonly key: string;
}

/** What decides a {@link Projection}. */
export interface ProjectionOptions {
  readonly fields?: readonly string[] | undefined;
  readonly returnFieldsByFieldId?: boolean | undefined;
  /** Prints cells as people see them. */
  readonly printer?: Printer | undefined;
  readonly includeDateDependencyMetadata?: boolean | undefined;
}

/** Slots for texts in each projection. A power of two. */
const slots = 16_384;

type Keys = 'name' | 'id';
const whole = new WeakMap<readonly CellContext[], Partial<Record<Keys, Projection>>>();

/**
 * The projection that options ask for. Those of all fields, as JSON values, are kept with the
 * table's fields.
 *
 * @throws {Refusal} `UNKNOWN_FIELD_NAME`.
 */
export function projectionOf(
  table: TableState,
  options: ProjectionOptions,
  reading: Reading,
): Projection {
  const keys: Keys = options.returnFieldsByFieldId ? 'id' : 'name';
  const contexts = reading.contextsOf(table);
  const { fields, printer, includeDateDependencyMetadata: linksAsObjects = false } = options;
  if (fields || printer || linksAsObjects) {
    const wanted = fields && new Set(fields.map((name) => columnOf(table, name).place));
    return project(
      contexts.filter(({ place }) => wanted?.has(place) ?? true),
      keys,
      reading,
      printer,
      linksAsObjects,
    );
  }
  const known = whole.get(contexts) ?? {};
  whole.set(contexts, known);
  known[keys] ??= project(contexts, keys, reading);
  return known[keys];
}

function project(
  contexts: readonly CellContext[],
  keys: Keys,
  reading: Reading,
  printer?: Printer,
  linksAsObjects = false,
): Projection {
  return {
    reading,
    printer,
    linksAsObjects,
    columns: contexts.map((context) => ({
      context,
      key: `${JSON.stringify(context.field[keys])}:`,
    })),
    texts: [],
  };
}

/** A record as JSON text. Empty cells are left out; cells stand in the order of the table's fields. */
export function printRecord(row: Row, projection: Projection): string {
  return projection.reading.remember(projection.texts, row.seq & (slots - 1), row, () => {
    const texts = printCells(row, projection);
    const start = `{"id":"${row.id}","createdTime":"${isoTime(row.createdTime)}","fields":{`;
    if (texts.length === 0) return `${start}}}`;
    // Joined, not added: a joined text is one piece, and pages are put together from it many times.
    texts[0] = start + texts[0];
    texts[texts.length - 1] += '}}';
    return texts.join(',');
  });
}

/**
 * Several records as the list of an answer: `{"records":[…]}`, with what else the answer says behind it.
 *
 * Put together in one step: a page is long, and every copy of it is paid for.
 */
export function printList<Result extends RecordList>(
  rows: readonly Row[],
  projection: Projection,
  others: Omit<Result, 'records'> | undefined,
  counts?: CommentCounts,
): Printed<Result> {
  const texts = rows.map((row) => withCount(printRecord(row, projection), counts?.(row.id)));
  const said = JSON.stringify(others ?? {}).slice(1, -1);
  const end = said === '' ? ']}' : `],${said}}`;
  if (texts.length === 0) return new Printed(`{"records":[${end}`);
  texts[0] = `{"records":[${texts[0]}`;
  texts[texts.length - 1] += end;
  return new Printed(texts.join(','));
}

/** How many comments a record has. */
export type CommentCounts = (recordId: string) => number;

/** Documented: records without comments have no count. */
function withCount(text: string, count = 0): string {
  return count === 0 ? text : `${text.slice(0, -1)},"commentCount":${count}}`;
}

function printCells(row: Row, projection: Projection): string[] {
  const { columns, reading, printer } = projection;
  const texts: string[] = [];
  for (const { context, key } of columns) {
    const value = printer
      ? reading.print(context, row, printer)
      : shown(reading.read(context, row), context, projection);
    if (value !== undefined) texts.push(key + jsonText(value));
  }
  return texts;
}

/**
 * Documented of links to predecessors, with what their dependency is; here there are none, and every
 * link is the object that it would be without. Unverified.
 */
function shown(value: unknown, { field }: CellContext, { linksAsObjects }: Projection): unknown {
  if (!linksAsObjects || field.type !== 'multipleRecordLinks' || !Array.isArray(value))
    return value;
  return value.map((id: unknown) => ({ id }));
}
