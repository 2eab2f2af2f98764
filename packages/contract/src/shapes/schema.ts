import { array, nullable, open, optional, type Schema, string } from '../schema.ts';

/** A field as the base schema shows it. */
export interface FieldSchema {
  readonly id: string;
  readonly name: string;
  /** One of `fieldTypes`; unknown types may appear. */
  readonly type: string;
  readonly description?: string | undefined;
  /** Absent for types without options. */
  readonly options?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A view as the base schema shows it. */
export interface ViewSchema {
  readonly id: string;
  readonly name: string;
  /** `grid`, `form`, `calendar`, `gallery`, `kanban`, `timeline` or `block`. */
  readonly type: string;
  /** Only when asked for, and only on grid views. */
  readonly visibleFieldIds?: readonly string[] | undefined;
}

/** A table as the base schema shows it. */
export interface TableSchema {
  readonly id: string;
  readonly name: string;
  readonly primaryFieldId: string;
  readonly description?: string | undefined;
  readonly fields: readonly FieldSchema[];
  readonly views: readonly ViewSchema[];
}

/** The tables of a base. */
export interface BaseSchema {
  readonly tables: readonly TableSchema[];
}

const text = optional(string());

/** @see FieldSchema */
export const FieldSchema: Schema<FieldSchema> = open({
  id: string(),
  name: string(),
  type: string(),
  description: text,
  options: optional(nullable(open({}))),
});

/** @see ViewSchema */
export const ViewSchema: Schema<ViewSchema> = open({
  id: string(),
  name: string(),
  type: string(),
  visibleFieldIds: optional(array(string())),
});

/** @see TableSchema */
export const TableSchema: Schema<TableSchema> = open({
  id: string(),
  name: string(),
  primaryFieldId: string(),
  description: text,
  fields: array(FieldSchema),
  views: array(ViewSchema),
});

/** @see BaseSchema */
export const BaseSchema: Schema<BaseSchema> = open({ tables: array(TableSchema) });
