import * as z from 'zod/mini';
import { open } from '../wire.ts';

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

const text = z.optional(z.string());

/** @see FieldSchema */
export const FieldSchema: z.ZodMiniType<FieldSchema> = open({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  description: text,
  options: z.optional(z.nullable(open({}))),
});

/** @see ViewSchema */
export const ViewSchema: z.ZodMiniType<ViewSchema> = open({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  visibleFieldIds: z.optional(z.array(z.string())),
});

/** @see TableSchema */
export const TableSchema: z.ZodMiniType<TableSchema> = open({
  id: z.string(),
  name: z.string(),
  primaryFieldId: z.string(),
  description: text,
  fields: z.array(FieldSchema),
  views: z.array(ViewSchema),
});

/** @see BaseSchema */
export const BaseSchema: z.ZodMiniType<BaseSchema> = open({ tables: z.array(TableSchema) });
