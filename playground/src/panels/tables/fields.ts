import { fieldTypes, isFieldType } from '@sandtable/contract';
import type { TablePlace } from '../../world/atlas.ts';

/** A field of a table as the grid shows it. */
export type Field = TablePlace['fields'][number];

/** Options of all field types, of which each has some. */
export interface FieldOptions {
  readonly choices?: readonly { readonly name: string; readonly color?: string }[];
  readonly precision?: number;
  readonly symbol?: string;
  readonly max?: number;
  readonly icon?: string;
  readonly color?: string;
  readonly durationFormat?: string;
  readonly dateFormat?: { readonly name?: string };
  readonly timeFormat?: { readonly name?: string };
  readonly timeZone?: string;
  readonly linkedTableId?: string;
  readonly prefersSingleRecordLink?: boolean;
  readonly result?: ResultField | null;
}

/** What a computed field yields. */
interface ResultField {
  readonly type: string;
  readonly options?: FieldOptions;
}

const noOptions: FieldOptions = {};

/** Options of a field, whichever its type has. */
export function optionsOf({ options }: { readonly options?: unknown }): FieldOptions {
  // The schema's own; which keys there are depends on the type.
  return (options as FieldOptions | undefined) ?? noOptions;
}

/** Whether cells of a field come about by themselves and cannot be written. */
export function isComputed({ type }: Pick<Field, 'type'>): boolean {
  return isFieldType(type) && 'computed' in fieldTypes[type];
}

/** A field type as people call it. */
export function typeTitle(type: string): string {
  return isFieldType(type) ? fieldTypes[type].title : type;
}

/** The fields of a table, the primary one first, then those that a view shows, in its order. */
export function columnsOf(
  { fields, primaryFieldId, views }: TablePlace,
  viewId: string | undefined,
): readonly Field[] {
  const shown = views?.find(({ id }) => id === viewId)?.visibleFieldIds;
  const chosen = shown
    ? shown.flatMap((id) => fields.find((field) => field.id === id) ?? [])
    : fields;
  const primary = fields.filter(({ id }) => id === primaryFieldId);
  return [...primary, ...chosen.filter(({ id }) => id !== primaryFieldId)];
}

const widths: Readonly<Record<string, number>> = {
  multilineText: 240,
  richText: 240,
  aiText: 240,
  url: 220,
  email: 200,
  singleLineText: 180,
  multipleSelects: 220,
  multipleRecordLinks: 220,
  multipleLookupValues: 200,
  multipleCollaborators: 200,
  dateTime: 160,
  createdTime: 160,
  lastModifiedTime: 160,
  multipleAttachments: 160,
  number: 100,
  autoNumber: 90,
  count: 90,
  checkbox: 100,
};

/** How wide the column of a field is, in CSS pixels. */
export function widthOf({ type, name }: Field, isPrimary: boolean): number {
  // Room for the name, its icon and what marks a computed field; wide letters need some 7.5 pixels.
  const named = 64 + Math.round(name.length * 7.5);
  return isPrimary ? 240 : Math.max(widths[type] ?? 140, Math.min(named, 240));
}

const alignedRight = new Set(['number', 'currency', 'percent', 'duration', 'autoNumber', 'count']);

/** Whether a field's cells are numbers to be compared by their digits. */
export function isNumeric(field: Pick<Field, 'type' | 'options'>): boolean {
  const { result } = optionsOf(field);
  return alignedRight.has(field.type) || (result != null && alignedRight.has(result.type));
}
