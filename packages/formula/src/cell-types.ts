import { readDate } from './date-text.ts';
import type { Kind } from './kinds.ts';
import { DateValue, formulaError, type Value } from './value.ts';

/** How cells of a type are read. */
export interface CellType {
  readonly kind: Kind;
  /** Type of the items of an array. */
  readonly item?: CellType;
  /** Whether reading never gives an error. */
  readonly reliable: boolean;
  /** Value of a cell in the JSON read format; an empty one is null or absent. Never throws. */
  readonly read: (cell: unknown) => Value;
}

const text: CellType = {
  kind: 'text',
  reliable: true,
  read: (cell) => (typeof cell === 'string' ? cell : null),
};

const number: CellType = {
  kind: 'number',
  reliable: true,
  read: (cell) => (typeof cell === 'number' ? cell : null),
};

/** Unticked is false, not blank. */
const checkbox: CellType = { kind: 'boolean', reliable: true, read: (cell) => cell === true };

/** One without a time is midnight in UTC. */
const date: CellType = {
  kind: 'date',
  reliable: true,
  read: (cell) => {
    const time = typeof cell === 'string' ? readDate(cell) : undefined;
    return time === undefined ? null : new DateValue(time);
  },
};

/** The first text under one of the names of an object that is not empty. */
function textAt(cell: unknown, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = propertyOf(cell, name);
    if (typeof found === 'string' && found !== '') return found;
  }
  return null;
}

/** A text, or an object with one under one of the names. */
function naming(...names: readonly string[]): CellType {
  const read = (cell: unknown) => (typeof cell === 'string' ? cell : textAt(cell, ...names));
  return { kind: 'text', reliable: true, read };
}

/** A file is its name and address. */
const attachment: CellType = {
  kind: 'text',
  reliable: true,
  read: (cell) => `${textAt(cell, 'filename') ?? ''} (${textAt(cell, 'url') ?? ''})`,
};

const named = naming('name');
const person = naming('name', 'email');

/** Types of the fields whose cells are no results of a formula. */
const table = {
  singleLineText: text,
  email: text,
  url: text,
  multilineText: text,
  phoneNumber: text,
  /** Its Markdown source. */
  richText: text,
  aiText: naming('value'),
  number,
  currency: number,
  /** Kept as a fraction: 0.5 is 50%. */
  percent: number,
  rating: number,
  count: number,
  autoNumber: number,
  /** In seconds. */
  duration: number,
  checkbox,
  singleSelect: named,
  multipleSelects: listOf(named),
  date,
  dateTime: date,
  createdTime: date,
  lastModifiedTime: date,
  /** By the text of their primary fields, never by id. */
  multipleRecordLinks: listOf(named),
  multipleAttachments: listOf(attachment),
  singleCollaborator: person,
  createdBy: person,
  lastModifiedBy: person,
  multipleCollaborators: listOf(person),
  barcode: naming('text'),
  button: naming('label'),
  externalSyncSource: named,
} satisfies Record<string, CellType>;

/** How cells of a type are read, by the name that Airtable's API has for the type. */
export const cellTypes: ReadonlyMap<string, CellType> = new Map(Object.entries(table));

const whatever = naming('name', 'text', 'value', 'label', 'filename');

/** Cells of which the type is not known: what their shape says. */
export const anyCell: CellType = {
  kind: 'any',
  reliable: false,
  read: (cell) => {
    if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
    if (Array.isArray(cell)) return itemsOf(cell, anyCell.read);
    return resultOf(cell) ?? whatever.read(cell);
  },
};

/** Cells of a formula or rollup whose result has a type: also errors and numbers that are not finite. */
export function computed(type: CellType): CellType {
  const read = (cell: unknown) => {
    if (Array.isArray(cell) && type.kind !== 'array') return anyCell.read(cell);
    return resultOf(cell) ?? type.read(cell);
  };
  return { ...type, reliable: false, read };
}

/** Cells of a lookup: those of the field looked up, of which some are lists themselves. */
export function lookup(type: CellType): CellType {
  const single = type.item ?? type;
  const read = (cell: unknown): Value => {
    if (cell === null || cell === undefined) return null;
    return Array.isArray(cell) ? itemsOf(cell, read) : (resultOf(cell) ?? single.read(cell));
  };
  return { kind: 'array', item: single, reliable: false, read };
}

function listOf(item: CellType): CellType {
  const read = (cell: unknown) => (Array.isArray(cell) ? itemsOf(cell, item.read) : null);
  return { kind: 'array', item, reliable: item.reliable, read };
}

/** Without items it is blank; an array that would hold an error is one. */
function itemsOf(cell: readonly unknown[], read: (cell: unknown) => Value): Value {
  const items = cell.map((item) => read(item));
  if (items.includes(formulaError)) return formulaError;
  return items.length > 0 ? items : null;
}

/** `{ error: '#ERROR!' }` → the error; `{ specialValue: 'NaN' }` → `NaN`; else undefined. */
function resultOf(cell: unknown): Value | undefined {
  if (propertyOf(cell, 'error') !== undefined) return formulaError;
  return specialValues.get(propertyOf(cell, 'specialValue'));
}

const specialValues = new Map<unknown, number>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** A property that a cell has itself, never one of `Object.prototype`. */
function propertyOf(cell: unknown, name: string): unknown {
  if (typeof cell !== 'object' || cell === null) return undefined;
  return Object.getOwnPropertyDescriptor(cell, name)?.value;
}
