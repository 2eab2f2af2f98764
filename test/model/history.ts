import { deepStrictEqual } from 'node:assert/strict';
import { createMock, type Mock } from '@sandtable/mock';
import { baseId, modelSeed, type TableName, tableId, tableNames, token } from './base.ts';
import {
  type Cells,
  copyOf,
  emptyModel,
  linkFields,
  type Model,
  named,
  readAll,
  remove,
  write,
} from './naive.ts';
import { type Random, random } from './random.ts';

/** A history that is underway: the mock, and the model that it has to agree with. */
interface World {
  readonly mock: Mock;
  model: Model;
  readonly chance: Random;
  /** States that were put aside, of both. */
  readonly kept: { readonly snapshot: ReturnType<Mock['snapshot']>; readonly model: Model }[];
}

/** Most records of a table; beyond, some are deleted before more are created. */
const most = 24;

const words = ['ash', 'Ash', 'birch', 'cedar', 'elm', 'fir', 'oak', ''];

interface Answer {
  readonly status: number;
  readonly body: { readonly records?: readonly { readonly id: string; readonly fields: Cells }[] };
}

async function call({ mock }: World, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await mock.fetch(`https://api.airtable.com/v0/${baseId}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

function idsOf({ model }: World, table: TableName): string[] {
  return [...model.tables[table].keys()];
}

/** Cells to write, some of them. A record is not linked to itself and back in one go. */
function someCells(world: World, table: TableName, links = true): Cells {
  const { chance } = world;
  const plain: Record<TableName, Cells> = {
    Projects: { Name: chance.pick(words), Budget: chance.pick([null, 0, 5, 40]) },
    Tasks: {
      Title: chance.pick(words),
      Hours: chance.pick([null, 0, 1, 2, 3, 8]),
      Done: chance.pick([true, false, null]),
    },
    People: {
      First: chance.pick(words),
      Last: chance.pick(words),
      Rate: chance.pick([null, 0, 2, 3, 7]),
    },
  };
  const cells = Object.entries(plain[table]).filter(() => chance.chance(0.5));
  const written: Cells = Object.fromEntries(cells);
  for (const [field, { to }] of Object.entries(links ? linkFields[table] : {})) {
    if (field === 'Parts' && 'Parent' in written) continue;
    if (chance.chance(0.4)) written[field] = chance.some(idsOf(world, to), 4);
  }
  return written;
}

/** One kind of step. It changes mock and model alike. */
type Step = (world: World, table: TableName) => Promise<void>;

async function create(world: World, table: TableName): Promise<void> {
  const { model, chance } = world;
  if (model.tables[table].size > most) return destroy(world, table);
  const records = Array.from({ length: 1 + chance.below(3) }, () => ({
    fields: someCells(world, table),
  }));
  const { status, body } = await call(world, 'POST', tableId(table), { records });
  deepStrictEqual(status, 200);
  for (const [at, { fields }] of records.entries()) {
    write(model, table, body.records?.[at]?.id ?? '', fields);
  }
}

async function update(world: World, table: TableName): Promise<void> {
  const ids = world.chance.some(idsOf(world, table), 4);
  if (ids.length === 0) return;
  const records = ids.map((id) => ({ id, fields: someCells(world, table) }));
  const { status } = await call(world, 'PATCH', tableId(table), { records });
  deepStrictEqual(status, 200);
  for (const { id, fields } of records) write(world.model, table, id, fields);
}

async function replace(world: World, table: TableName): Promise<void> {
  const [id] = world.chance.some(idsOf(world, table), 1);
  if (id === undefined) return;
  const fields = someCells(world, table);
  for (const field of ['Parent', 'Parts']) {
    const ids = fields[field];
    // To be cleared and named at the same time is a contradiction.
    if (Array.isArray(ids)) fields[field] = ids.filter((one) => one !== id);
  }
  const { status } = await call(world, 'PUT', tableId(table), { records: [{ id, fields }] });
  deepStrictEqual(status, 200);
  const writable = {
    Projects: ['Name', 'Budget'],
    Tasks: ['Title', 'Hours', 'Done'],
    People: ['First', 'Last', 'Rate'],
  };
  const all = [...writable[table], ...Object.keys(linkFields[table])];
  const cleared = Object.fromEntries(all.map((field) => [field, null]));
  write(world.model, table, id, { ...cleared, ...fields });
}

async function destroy(world: World, table: TableName): Promise<void> {
  const ids = world.chance.some(idsOf(world, table), 5);
  if (ids.length === 0) return;
  const query = ids.map((id) => `records[]=${id}`).join('&');
  const { status } = await call(world, 'DELETE', `${tableId(table)}?${query}`);
  deepStrictEqual(status, 200);
  for (const id of ids) remove(world.model, table, id);
}

/** Links by names, of which some are not there yet. */
async function typecast(world: World): Promise<void> {
  const { model, chance } = world;
  const [table, field, to, primary] = chance.pick([
    ['Tasks', 'Project', 'Projects', 'Name'],
    ['Projects', 'Tasks', 'Tasks', 'Title'],
  ] as const);
  const ids = chance.some(idsOf(world, table), 3);
  const records = ids.map((id) => {
    const fresh = `new ${chance.below(50)}`;
    return { id, fields: { [field]: chance.some(['ash', 'birch', 'OAK', fresh], 3) } };
  });
  if (records.length === 0) return;
  const { status, body } = await call(world, 'PATCH', tableId(table), { records, typecast: true });
  deepStrictEqual(status, 200);
  for (const [at, { id, fields }] of records.entries()) {
    const linked = (body.records?.[at]?.fields[field] ?? []) as string[];
    const texts = fields[field] as string[];
    const found = texts.map((text, place) => {
      const known = named(model, to, text);
      if (known !== undefined) return known;
      const made = linked[place] ?? '';
      write(model, to, made, { [primary]: text });
      return made;
    });
    write(model, table, id, { [field]: found });
  }
}

/** A batch of which the last record does not fit: nothing of it is kept. */
async function fail(world: World, table: TableName): Promise<void> {
  const records = world.chance
    .some(idsOf(world, table), 3)
    .map((id) => ({ id, fields: someCells(world, table) as Cells }));
  const last = records.at(-1);
  if (!last) return;
  const [link = ''] = Object.keys(linkFields[table]);
  last.fields[link] = ['recNOWHERE0000001'];
  const { status } = await call(world, 'PATCH', tableId(table), { records });
  deepStrictEqual(status, 422);
}

async function keep({ mock, model, kept, chance }: World): Promise<void> {
  const slot = kept.length < 5 ? kept.length : chance.below(5);
  kept[slot] = { snapshot: mock.snapshot(), model: copyOf(model) };
}

async function restore(world: World): Promise<void> {
  const { mock, kept, chance } = world;
  if (kept.length === 0) return;
  const { snapshot, model } = chance.pick(kept);
  mock.restore(snapshot);
  world.model = copyOf(model);
}

async function pass({ mock, chance }: World): Promise<void> {
  mock.clock.advance(1 + chance.below(100_000));
}

/** Leave by one door and come back by another; nothing is to change. */
async function reload({ mock, chance }: World): Promise<void> {
  if (chance.chance(0.5)) mock.seed(mock.export());
  else mock.load([...mock.entries()]);
}

/** Several steps that nobody looks between. */
async function burst(world: World): Promise<void> {
  for (let left = 2 + world.chance.below(3); left > 0; left--) {
    const step = world.chance.pick([create, update, update, replace, destroy, fail, restore]);
    await step(world, world.chance.pick(tableNames));
  }
}

const steps: readonly (readonly [Step, weight: number])[] = [
  [create, 6],
  [update, 10],
  [replace, 2],
  [destroy, 3],
  [typecast, 4],
  [fail, 2],
  [keep, 1],
  [restore, 2],
  [pass, 1],
  [reload, 1],
  [burst, 4],
];
const drawn = steps.flatMap(([step, weight]) => Array.from({ length: weight }, () => step));

/** Every cell that the API reads is the one that the model has. */
async function compare(world: World): Promise<void> {
  for (const table of tableNames) {
    const { body } = await call(world, 'GET', tableId(table));
    const seen = body.records?.map(({ id, fields }) => ({ id, fields }));
    deepStrictEqual(seen, readAll(world.model, table, world.mock.clock.now()));
  }
}

/**
 * Do random things to a base and, after each, compare every cell with what is worked out anew from what
 * was written.
 *
 * @throws {Error} that tells the seed and the step of the first difference.
 */
export async function runHistory(seed: number, length: number): Promise<void> {
  const world: World = {
    mock: createMock({ seed: modelSeed() }),
    model: emptyModel(),
    chance: random(seed),
    kept: [],
  };
  for (let at = 1; at <= length; at++) {
    const step = world.chance.pick(drawn);
    try {
      await step(world, world.chance.pick(tableNames));
      await compare(world);
    } catch (cause) {
      throw new Error(`Seed ${seed}, step ${at} (${step.name}) makes a difference`, { cause });
    }
  }
}
