import { allows, type FieldType } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import type { FieldState } from '../store/state.ts';
import type { Cell, WriteContext } from './cell.ts';
import { choiceById, choiceByName } from './choices.ts';

/** Stored: the choice's id, so a renamed choice reads by its new name at once. */
const singleSelect: Cell<string> = {
  accept(written, context) {
    if (written === null || written === '') return null;
    if (typeof written !== 'string') throw refuse('INVALID_VALUE_FOR_COLUMN', context.field.name);
    return context.typecast && written.trim() === '' ? null : choose(written, context);
  },
  read: (stored, { field }) => (stored === null ? undefined : choiceById(field, stored)?.name),
  value: (stored, { field }) =>
    stored === null ? null : (choiceById(field, stored)?.name ?? null),
  order: (stored, { field }) =>
    stored === null ? null : (choiceById(field, stored)?.position ?? null),
  print: (stored, { field }) => (stored === null ? undefined : choiceById(field, stored)?.name),
};

/** Stored: ids in the order selected, each once. */
const multipleSelects: Cell<readonly string[]> = {
  accept(written, context) {
    if (written === null) return null;
    const ids: string[] = [];
    for (const name of namesIn(written, context)) {
      const id = choose(name, context);
      if (!ids.includes(id)) ids.push(id);
    }
    return ids.length > 0 ? ids : null;
  },
  read(stored, { field }) {
    const names = namesOf(stored, field);
    return names.length > 0 ? names : undefined;
  },
  kind: 'array',
  value: (stored, { field }) => (stored ? namesOf(stored, field) : null),
  /** By the first choice. Unverified. */
  order(stored, { field }) {
    const first = stored?.[0];
    return first === undefined ? null : (choiceById(field, first)?.position ?? null);
  },
  print: (stored, { field }) => namesOf(stored, field).map(quoted).join(', '),
};

/** Fields whose values are choices. Written and read by name. */
export const selects = { singleSelect, multipleSelects } satisfies Partial<
  Record<FieldType, Cell<string> | Cell<readonly string[]>>
>;

/** Names of choices, in the order selected; those that are gone are left out. */
function namesOf(ids: readonly string[] | null, field: FieldState): string[] {
  const names: string[] = [];
  for (const id of ids ?? []) {
    const choice = choiceById(field, id);
    if (choice) names.push(choice.name);
  }
  return names;
}

/** Unverified: a name with a comma stands in quotes, as typecast takes it. */
function quoted(name: string): string {
  return name.includes(',') ? `"${name.replaceAll('"', '""')}"` : name;
}

/** Id of the choice with a name; under typecast a new one, if the writer may edit the schema. */
function choose(name: string, context: WriteContext): string {
  const { field, typecast, role } = context;
  const known = choiceByName(field, name, typecast);
  if (known !== undefined) return known;
  if (typecast && allows(role, 'create')) return context.addChoice(name.trim());
  throw refuse('INVALID_MULTIPLE_CHOICE_OPTIONS', name);
}

function namesIn(written: unknown, { field, typecast }: WriteContext): readonly string[] {
  const names: unknown = typecast && typeof written === 'string' ? splitNames(written) : written;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
  }
  if (!typecast) return names;
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
}

/** Split at commas; double quotes protect a comma, two of them are one. Clients. */
function splitNames(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"]|"")*"|[^,])+/g) ?? [];
  return parts.map((part) => {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*$/.exec(part)?.[1];
    return quoted === undefined ? part : quoted.replaceAll('""', '"');
  });
}
