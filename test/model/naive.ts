import { type TableName, tableNames } from './base.ts';

/** Written cells of a record; empty ones are absent. Links are arrays of ids. */
export type Cells = Record<string, unknown>;

/** A base as anybody would keep it who is in no hurry. */
export interface Model {
  readonly tables: Record<TableName, Map<string, Cells>>;
}

/** A link field, its table, and the field that mirrors it. */
interface LinkField {
  readonly to: TableName;
  readonly inverse?: string;
}

/** The link fields of each table. */
export const linkFields: Record<TableName, Record<string, LinkField>> = {
  Projects: {
    Tasks: { to: 'Tasks', inverse: 'Project' },
    Parent: { to: 'Projects', inverse: 'Parts' },
    Parts: { to: 'Projects', inverse: 'Parent' },
  },
  Tasks: {
    Project: { to: 'Projects', inverse: 'Tasks' },
    People: { to: 'People', inverse: 'Tasks' },
    Blocks: { to: 'Tasks' },
  },
  People: { Tasks: { to: 'Tasks', inverse: 'People' } },
};

/** A base without records. */
export function emptyModel(): Model {
  return { tables: { Projects: new Map(), Tasks: new Map(), People: new Map() } };
}

/** A copy that shares nothing. */
export function copyOf(model: Model): Model {
  return structuredClone(model);
}

function idsIn(cells: Cells | undefined, field: string): readonly string[] {
  return (cells?.[field] as readonly string[] | undefined) ?? [];
}

function put(cells: Cells, field: string, value: unknown): void {
  const empty = value === null || value === '' || value === false;
  if (empty || (Array.isArray(value) && value.length === 0)) delete cells[field];
  else cells[field] = value;
}

/** Write cells of a record, which is added when it is not there, and let the other sides follow. */
export function write(model: Model, table: TableName, id: string, written: Cells): void {
  const cells = model.tables[table].get(id) ?? {};
  model.tables[table].set(id, cells);
  for (const [field, value] of Object.entries(written)) put(cells, field, value);
  for (const [field, { to, inverse }] of Object.entries(linkFields[table])) {
    if (!inverse || !(field in written)) continue;
    const wanted = (written[field] ?? []) as readonly string[];
    for (const [otherId, other] of model.tables[to]) {
      const there = idsIn(other, inverse);
      if (wanted.includes(otherId) === there.includes(id)) continue;
      put(other, inverse, there.includes(id) ? there.filter((one) => one !== id) : [...there, id]);
    }
  }
}

/** Delete a record, and every link to it. */
export function remove(model: Model, table: TableName, id: string): void {
  model.tables[table].delete(id);
  for (const name of tableNames) {
    for (const [field, { to }] of Object.entries(linkFields[name])) {
      if (to !== table) continue;
      for (const cells of model.tables[name].values()) {
        put(
          cells,
          field,
          idsIn(cells, field).filter((one) => one !== id),
        );
      }
    }
  }
}

type Read = (cells: Cells, model: Model, now: number) => unknown;

/** Records that a link cell names. */
function linked(model: Model, table: TableName, cells: Cells, field: string): Cells[] {
  const { to } = linkFields[table][field] as LinkField;
  return idsIn(cells, field).map((id) => model.tables[to].get(id) as Cells);
}

const amount = (cells: Cells, field: string) => Number(cells[field] ?? 0);
// Texts are what the fields of this kind hold.
const word = (cells: Cells, field: string) => (cells[field] ?? '') as string;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const hours = (cells: Cells, model: Model) =>
  sum(linked(model, 'Projects', cells, 'Tasks').map((one) => amount(one, 'Hours')));
const left = (cells: Cells, model: Model) => amount(cells, 'Budget') - hours(cells, model);
const label = (cells: Cells) => `${word(cells, 'Name')} (${idsIn(cells, 'Tasks').length})`;
const full = (cells: Cells) => `${word(cells, 'First')} ${word(cells, 'Last')}`;
const rates = (cells: Cells, model: Model) =>
  sum(linked(model, 'Tasks', cells, 'People').map((one) => amount(one, 'Rate')));
const cost = (cells: Cells, model: Model) => amount(cells, 'Hours') * rates(cells, model);
const names = (cells: Cells, model: Model) =>
  linked(model, 'Tasks', cells, 'People').map(full).join(', ');
const above = (cells: Cells, model: Model) =>
  linked(model, 'Projects', cells, 'Parent').map((one) => left(one, model));
const projectNames = (cells: Cells, model: Model) =>
  linked(model, 'Tasks', cells, 'Project').flatMap((one) => one['Name'] ?? []);

/** What each computed field reads, written out for each of them. Empty texts and lists are no cells. */
const computed: Record<TableName, Record<string, Read>> = {
  Projects: {
    Count: (cells) => idsIn(cells, 'Tasks').length,
    Hours: hours,
    Longest: (cells, model) => {
      const all = linked(model, 'Projects', cells, 'Tasks').flatMap((one) => one['Hours'] ?? []);
      return all.length > 0 ? Math.max(...all.map(Number)) : 0;
    },
    Filled: (cells, model) =>
      linked(model, 'Projects', cells, 'Tasks').filter((one) => 'Hours' in one).length,
    Cost: (cells, model) =>
      sum(linked(model, 'Projects', cells, 'Tasks').map((one) => cost(one, model))),
    Titles: (cells, model) =>
      linked(model, 'Projects', cells, 'Tasks').flatMap((one) => one['Title'] ?? []),
    Ticks: (cells, model) =>
      linked(model, 'Projects', cells, 'Tasks').map((one) => one['Done'] ?? null),
    Workers: (cells, model) =>
      linked(model, 'Projects', cells, 'Tasks').flatMap((one) => idsIn(one, 'People')),
    Names: (cells, model) =>
      linked(model, 'Projects', cells, 'Tasks')
        .map((one) => names(one, model))
        .filter((text) => text !== ''),
    Above: above,
    Below: (cells, model) =>
      linked(model, 'Projects', cells, 'Parts')
        .map((one) => left(one, model))
        .join('; '),
    Left: left,
    Label: label,
    Joined: (cells, model) =>
      linked(model, 'Projects', cells, 'Tasks')
        .map((one) => word(one, 'Title'))
        .join('/'),
    Rising: (cells, model) => {
      const all = above(cells, model);
      return all.length > 0 ? all.join(', ') : 'none';
    },
  },
  Tasks: {
    'Project names': projectNames,
    Labels: (cells, model) => linked(model, 'Tasks', cells, 'Project').map(label),
    Rates: rates,
    Blocked: (cells, model) =>
      sum(linked(model, 'Tasks', cells, 'Blocks').map((one) => amount(one, 'Hours'))),
    Cost: cost,
    Names: names,
    Text: (cells, model) => {
      const start = cells['Done'] ? 'done' : word(cells, 'Title');
      const of = (field: string, primary: string) =>
        linked(model, 'Tasks', cells, field)
          .map((one) => word(one, primary))
          .join(', ');
      return `${start}: ${of('Project', 'Name')} < ${of('Blocks', 'Title')}`;
    },
  },
  People: {
    Count: (cells) => idsIn(cells, 'Tasks').length,
    Earned: (cells, model) =>
      sum(linked(model, 'People', cells, 'Tasks').map((one) => cost(one, model))),
    Projects: (cells, model) =>
      linked(model, 'People', cells, 'Tasks').flatMap((one) => projectNames(one, model)),
    Left: (cells, model) =>
      linked(model, 'People', cells, 'Tasks').flatMap((one) =>
        linked(model, 'Tasks', one, 'Project').map(label),
      ),
    Full: full,
    Seen: (cells, _model, now) =>
      amount(cells, 'Rate') > 2 ? new Date(now).toISOString() : undefined,
  },
};

/** All cells of the records of a table, in order of creation, as the API should read them. */
export function readAll(model: Model, table: TableName, now: number) {
  return [...model.tables[table]].map(([id, cells]) => {
    const fields = { ...cells };
    for (const [field, read] of Object.entries(computed[table])) {
      const value = read(cells, model, now);
      const empty = value === undefined || value === '';
      if (!empty && !(Array.isArray(value) && value.length === 0)) fields[field] = value;
    }
    return { id, fields };
  });
}

/** The record that typecast takes a name for: the first with it, else the first in other letter case. */
export function named(model: Model, table: TableName, text: string): string | undefined {
  const primary = { Projects: 'Name', Tasks: 'Title', People: 'Full' }[table];
  const all = [...model.tables[table]].map(([id, cells]) => ({ id, name: word(cells, primary) }));
  const same = all.find(({ name }) => name === text);
  return (same ?? all.find(({ name }) => name.toLowerCase() === text.toLowerCase()))?.id;
}
