import type { FieldType } from '@sandtable/contract';
import type { Seed, SeedBase, SeedField } from '@sandtable/mock';
import type { Vector } from './vector.ts';
import { type Column, idOf, linkTo, linkToLists, typeOf, withField } from './vector-links.ts';

/** Opens every base of a world of vectors. */
export const vectorToken = 'reads-the-vectors';

/** The table of each vector's base that its formula runs in, and the field that holds it. */
export const mainTable = 'Main';
export const resultField = 'Result ƒ';

type VectorField = Vector['fields'][string];

/** Id of a vector's base: its place among all vectors. */
export const baseIdOf = (place: number) => `app${String(place).padStart(14, '0')}`;

/** A vector, and its place among all. */
export interface PlacedVector extends Vector {
  readonly place: number;
}

/** A base for each vector in which its formula is the formula of a field. */
export function worldOf(placed: readonly PlacedVector[]): Seed {
  return {
    users: [
      { id: 'usrADA00000000001', email: 'ada@example.com', name: 'Ada' },
      { id: 'usrAdaPark0000001', email: 'ada@example.test', name: 'Ada Park' },
    ],
    workspaces: [
      {
        id: 'wspMAIN0000000001',
        name: 'Main',
        collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'owner' }],
      },
    ],
    tokens: [
      {
        token: vectorToken,
        name: 'reader',
        userId: 'usrADA00000000001',
        scopes: ['data.records:read', 'data.records:write'],
        access: 'all',
      },
    ],
    bases: placed.map((vector) => baseOf(vector.place, vector)),
  };
}

function baseOf(place: number, vector: Vector): SeedBase {
  const columns = vector.rollupValues
    ? []
    : Object.entries(vector.fields).map(([name, field]) => columnOf(place, name, field));
  const result = vector.rollupValues
    ? rollup(place, vector.formula, vector.rollupValues)
    : { fields: [formulaField(resultField, vector.formula)], cells: {} };
  const all: readonly Column[] = [...columns, result, touched];
  const { id, createdTime } = vector.record ?? {};
  return {
    id: baseIdOf(place),
    name: vector.id,
    workspaceId: 'wspMAIN0000000001',
    tables: [
      {
        name: mainTable,
        fields: all.flatMap(({ fields }) => fields),
        records: [
          {
            ...(id !== undefined && { id }),
            ...(createdTime !== undefined && { createdTime }),
            fields: Object.assign({}, ...all.map(({ cells }) => cells)) as Record<string, unknown>,
          },
        ],
      },
      ...all.flatMap(({ tables = [] }) => tables),
    ],
  };
}

/** Written to when a vector speaks of changes. No formula names it. */
const touched: Column = {
  fields: [{ name: 'Touched ƒ', type: 'singleLineText' }],
  cells: {},
};

const formulaField = (name: string, formula: string): SeedField => ({
  name,
  type: 'formula',
  options: { formula },
});

const makers: { readonly [type: string]: typeof plain | undefined } = {
  multipleRecordLinks: links,
  multipleLookupValues: lookup,
  count: (place, name, { value }) => {
    const linked = linkTo(
      place,
      name,
      'number',
      Array.from({ length: Number(value) }, () => 1),
    );
    return withField(linked, {
      name,
      type: 'count',
      options: { recordLinkFieldId: linked.linkId },
    });
  },
  rollup: (place, name, { value }) => {
    const linked = linkTo(place, name, 'number', [value]);
    return withField(linked, {
      name,
      type: 'rollup',
      options: {
        recordLinkFieldId: linked.linkId,
        fieldIdInLinkedTable: linked.valueId,
        formula: 'SUM(values)',
      },
    });
  },
  formula: (_place, name, { value }) => ({
    fields: [formulaField(name, JSON.stringify(value))],
    cells: {},
  }),
};

function columnOf(place: number, name: string, field: VectorField): Column {
  return (makers[field.type] ?? plain)(place, name, field);
}

function plain(_place: number, name: string, { id, type, options, value }: VectorField): Column {
  const chosen = [value].flat().filter((item) => typeof item === 'string');
  const choices = { choices: chosen.map((choice) => ({ name: choice })) };
  const field = {
    ...(id !== undefined && { id }),
    name,
    type: type as FieldType,
    options: {
      ...options,
      ...(type.endsWith('Select') || type.endsWith('Selects') ? choices : {}),
    },
  };
  return { fields: [field], cells: value === null ? {} : { [name]: value } };
}

function links(place: number, name: string, { value }: VectorField): Column {
  const items = (value ?? []) as readonly { readonly id: string; readonly name: string }[];
  const tableId = idOf('tbl', place, name);
  return {
    fields: [{ name, type: 'multipleRecordLinks', options: { linkedTableId: tableId } }],
    cells: items.length > 0 ? { [name]: items.map(({ id }) => id) } : {},
    tables: [
      {
        id: tableId,
        name: `Linked by ${name}`,
        fields: [{ name: 'Name', type: 'singleLineText' }],
        records: items.map((item) => ({ id: item.id, fields: { Name: item.name } })),
      },
    ],
  };
}

function lookup(place: number, name: string, { options, value }: VectorField): Column {
  const result = options?.['result'] as { readonly type: FieldType };
  const linked = linkTo(place, name, result.type, (value ?? []) as readonly unknown[]);
  return withField(linked, {
    name,
    type: 'multipleLookupValues',
    options: { recordLinkFieldId: linked.linkId, fieldIdInLinkedTable: linked.valueId, result },
  });
}

function rollup(place: number, formula: string, values: readonly unknown[]): Column {
  const nested = values.some(Array.isArray);
  const linked = nested
    ? linkToLists(place, values)
    : linkTo(place, 'values', typeOf(values), values);
  return withField(linked, {
    name: resultField,
    type: 'rollup',
    options: {
      recordLinkFieldId: linked.linkId,
      fieldIdInLinkedTable: linked.valueId,
      formula,
    },
  });
}
