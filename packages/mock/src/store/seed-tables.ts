import { type FieldType, isFieldType } from '@sandtable/contract';
import type { AttachmentSource, WriteContext } from '../cells/cell.ts';
import { cells as cellTypes } from '../cells/index.ts';
import type { Environment } from '../environment.ts';
import { findersOf } from '../people.ts';
import { Refusal } from '../refusal.ts';
import { type Shape, shapeOf } from '../shape.ts';
import { numberedPlaces, readNextNumber } from './auto-number.ts';
import { Items } from './items.ts';
import type { Ids } from './seed.ts';
import { authorshipKeys, readAuthorship } from './seed-authorship.ts';
import { readPermissions } from './seed-permissions.ts';
import { optional, readObject, SeedError, type SeedObject } from './seed-reader.ts';
import type {
  FieldState,
  GroupState,
  Row,
  TableRows,
  TableState,
  UserState,
  ViewState,
} from './state.ts';

/** A table of a seed and its records. */
export interface ReadTable {
  /** Where it came from. */
  readonly item: SeedObject;
  readonly table: TableState;
  readonly rows: TableRows;
}

/** What reading tables needs. */
export interface TableContext {
  readonly ids: Ids;
  readonly environment: Environment;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly users: Items<UserState>;
  readonly groups: Items<GroupState>;
  readonly attachments: AttachmentSource;
  /** Takes the comments on a record. */
  takeComments(record: SeedObject, recordId: string): void;
}

const tableKeys = [
  'id',
  'name',
  'description',
  'primaryFieldId',
  'permissions',
  'nextAutoNumber',
  'fields',
  'views',
  'records',
];
const fieldKeys = ['id', 'name', 'type', 'description', 'options', 'permissions', 'defaultValue'];
const viewKeys = ['id', 'name', 'type', 'filterByFormula', 'sort', 'visibleFieldIds'];
const recordKeys = ['id', ...authorshipKeys, 'fields', 'comments'];

/** The tables of one base of a seed. @throws {SeedError} naming the place. */
export function readTables(base: SeedObject, baseId: string, context: TableContext): ReadTable[] {
  const items = base.objects('tables', tableKeys);
  unique(items, 'table');
  return items.map((item) => readTable(item, baseId, context));
}

function readTable(item: SeedObject, baseId: string, context: TableContext): ReadTable {
  const id = context.ids(item, 'tbl');
  const fieldItems = item.objects('fields', fieldKeys);
  unique(fieldItems, 'field');
  const fields = fieldItems.map((field) => readField(field, context));
  const [first] = fields;
  if (!first) throw new SeedError(item.at('fields'), 'needs at least one field');
  const primaryFieldId = item.find('primaryFieldId', 'text') ?? first.id;
  if (!fields.some((field) => field.id === primaryFieldId)) {
    throw new SeedError(
      item.at('primaryFieldId'),
      `names no field of the table: ${primaryFieldId}`,
    );
  }
  const table: TableState = {
    id,
    seq: 0,
    baseId,
    name: item.get('name', 'text'),
    ...optional('description', item.find('description', 'text')),
    primaryFieldId,
    ...optional('permissions', readPermissions(item, ['createRecords', 'deleteRecords'], context)),
    fields,
    views: readViews(item, fields, context),
  };
  return { item, table, rows: readRows(item, table, context) };
}

function readField(item: SeedObject, context: TableContext): FieldState {
  const { ids } = context;
  const type = item.get('type', 'text');
  if (!isFieldType(type)) throw new SeedError(item.at('type'), `is no field type: ${type}`);
  // A field's options are JSON that the schema endpoints show as it is.
  const given = item.raw('options') === null ? undefined : item.find('options', 'object');
  const options = structuredClone(given) as FieldState['options'];
  checkTimeZone(options?.['timeZone'], `${item.at('options')}.timeZone`);
  const field = {
    id: ids(item, 'fld'),
    name: item.get('name', 'text'),
    type,
    ...optional('description', item.find('description', 'text')),
    ...optional('options', withChoiceIds(options, item, ids)),
    ...optional('permissions', readPermissions(item, ['edit'], context)),
  };
  return { ...field, ...optional('defaultValue', readDefault(item, field, context)) };
}

/** Their cells name what is not there yet when the fields are read. */
const withoutDefault: ReadonlySet<FieldType> = new Set<FieldType>([
  'multipleRecordLinks',
  'multipleAttachments',
]);

function readDefault(item: SeedObject, field: FieldState, context: TableContext): unknown {
  if (!item.has('defaultValue')) return undefined;
  const path = item.at('defaultValue');
  if (!cellTypes[field.type].accept || withoutDefault.has(field.type)) {
    throw new SeedError(path, `is not for fields of type ${field.type}`);
  }
  try {
    return readerOf(field, context)(item.raw('defaultValue')) ?? undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new SeedError(path, `does not fit: ${error.message}`);
  }
}

/** `utc`, `client` or an IANA name. */
function checkTimeZone(timeZone: unknown, path: string): void {
  if (timeZone === undefined || timeZone === 'client') return;
  if (typeof timeZone !== 'string') throw new SeedError(path, 'has to be a text');
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new SeedError(path, `is no time zone: ${timeZone}`);
  }
}

/** Choices of a select field get the ids that they lack: cells keep a choice by its id. */
function withChoiceIds(
  options: FieldState['options'],
  field: SeedObject,
  ids: Ids,
): FieldState['options'] {
  if (!options || !Array.isArray(options['choices'])) return options;
  const read = readObject(options, field.at('options'), Object.keys(options));
  const choices = read.objects('choices', ['id', 'name', 'color']).map((choice) => ({
    id: ids(choice, 'sel'),
    name: choice.get('name', 'text'),
    ...optional('color', choice.find('color', 'text')),
  }));
  return { ...options, choices };
}

function readViews(
  table: SeedObject,
  fields: readonly FieldState[],
  { ids }: TableContext,
): ViewState[] {
  const items = table.objects('views', viewKeys);
  if (items.length === 0) {
    return [
      { id: ids(readObject({}, table.at('views'), []), 'viw'), name: 'Grid view', type: 'grid' },
    ];
  }
  return items.map((item) => ({
    id: ids(item, 'viw'),
    name: item.get('name', 'text'),
    type: item.find('type', 'text') ?? 'grid',
    ...optional('filterByFormula', item.find('filterByFormula', 'text')),
    ...(item.has('sort') && {
      sort: item.objects('sort', ['field', 'direction']).map((level) => readSort(level, fields)),
    }),
    ...(item.has('visibleFieldIds') && { visibleFieldIds: readVisible(item, fields) }),
  }));
}

function readSort(item: SeedObject, fields: readonly FieldState[]) {
  const direction = item.has('direction') ? item.choice('direction', ['asc', 'desc']) : 'asc';
  const nameOrId = item.get('field', 'text');
  if (!fields.some(({ id, name }) => id === nameOrId || name === nameOrId)) {
    throw new SeedError(item.at('field'), `names no field of the table: ${nameOrId}`);
  }
  return { field: nameOrId, direction } as const;
}

function readVisible(view: SeedObject, fields: readonly FieldState[]): readonly string[] {
  const visible = view.texts('visibleFieldIds');
  for (const [at, sought] of visible.entries()) {
    if (fields.some(({ id }) => id === sought)) continue;
    throw new SeedError(`${view.at('visibleFieldIds')}[${at}]`, `is no field: ${sought}`);
  }
  return visible;
}

function readRows(item: SeedObject, table: TableState, context: TableContext): TableRows {
  const [firstUser] = context.users;
  const owner = firstUser?.id ?? '';
  let nextNumber = 1;
  const shape = shapeOf(table);
  const readers = table.fields.map((field) => readerOf(field, context));
  const numbered = numberedPlaces(table.fields);
  const defaults = { now: context.now, owner };
  const empty = table.fields.map(() => null);
  const rows = item.map('records', recordKeys, (record, seq): Row => {
    const authorship = readAuthorship(record, shape, defaults);
    const cells = readCells(record, shape, readers, empty);
    for (const place of numbered) {
      // A number that the file gives is kept, so that a saved base comes back as it was.
      if (typeof cells[place] !== 'number') cells[place] = nextNumber;
      nextNumber = Math.max(nextNumber, Number(cells[place]) + 1);
    }
    const id = context.ids(record, 'rec');
    if (record.has('comments')) context.takeComments(record, id);
    const { createdTime, createdBy, modifiedTime, modifiedBy, changes } = authorship;
    const row = { id, seq, createdTime, createdBy, modifiedTime, modifiedBy, cells };
    return changes ? { ...row, changes } : row;
  });
  nextNumber = readNextNumber(item, nextNumber);
  return { id: table.id, seq: 0, nextNumber, rows: Items.from(rows) };
}

/** Takes a cell of one field. @throws {Refusal} when it does not fit. */
type ReadCell = (value: unknown) => unknown;

function readCells(
  record: SeedObject,
  shape: Shape,
  readers: readonly ReadCell[],
  empty: readonly null[],
): unknown[] {
  const cells: unknown[] = empty.slice();
  const given = record.get('fields', 'object') as Readonly<Record<string, unknown>>;
  for (const nameOrId of Object.keys(given)) {
    const place = shape.find(nameOrId)?.place ?? -1;
    const read = readers[place];
    if (!read) throw new SeedError(pathOf(record, nameOrId), 'is no field of the table');
    try {
      cells[place] = read(given[nameOrId]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new SeedError(pathOf(record, nameOrId), `does not fit: ${error.message}`);
    }
  }
  return cells;
}

function pathOf(record: SeedObject, nameOrId: string): string {
  return `${record.at('fields')}.${nameOrId}`;
}

function readerOf(field: FieldState, table: TableContext): ReadCell {
  const { accept, keep } = cellTypes[field.type];
  const context = contextOf(field, table);
  if (accept) return (value) => accept(value, context);
  // A copy: what is kept as it was given must not change with the file.
  return (value) => (value === null ? null : structuredClone(keep?.(value, context) ?? null));
}

/** How the cells of a field are taken from a seed: as they are, and creating nothing on the way. */
function contextOf(field: FieldState, { users, groups, attachments }: TableContext): WriteContext {
  const create = () => {
    throw new ReferenceError(`A seed creates nothing for the field ${field.id}`);
  };
  // Links are looked at when the records of all tables are known.
  const tableOf = () => String(field.options?.['linkedTableId']);
  // Cells may name people who have left the base since.
  const reaches = (id: string) => users.get(id) !== undefined || groups.get(id) !== undefined;
  return {
    field,
    typecast: false,
    role: 'create',
    unreadable: 'refuse',
    addChoice: create,
    records: { tableOf, named: () => undefined, create },
    people: { reaches, ...findersOf(users, reaches) },
    attachments,
  };
}

/** Names are unique without regard to case. */
function unique(items: readonly SeedObject[], kind: string): void {
  const taken = new Set<string>();
  for (const item of items) {
    const name = item.get('name', 'text').toLowerCase();
    if (taken.has(name)) throw new SeedError(item.at('name'), `is the name of another ${kind}`);
    taken.add(name);
  }
}
