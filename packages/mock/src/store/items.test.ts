import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Item, Items } from './items.ts';

interface Thing extends Item {
  readonly value: number;
}

/** What {@link Items} should be: a plain list in order of creation. */
interface Model {
  readonly things: readonly Thing[];
  readonly nextSeq: number;
}

type Step =
  | { readonly do: 'add'; readonly value: number; readonly skip: number }
  | { readonly do: 'change' | 'delete'; readonly pick: number; readonly value: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      value: fc.integer(),
      skip: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('change' as const, 'delete' as const),
      pick: fc.nat(),
      value: fc.integer(),
    }),
  },
);

/** Long and short ids, some the beginnings of others. */
const idOf = (seq: number) => (seq % 3 === 0 ? seq.toString(2) : `rec${seq}`);

function applyToModel(model: Model, taken: Step): Model {
  const { things, nextSeq } = model;
  if (taken.do === 'add') {
    const seq = nextSeq + taken.skip;
    return { things: [...things, { id: idOf(seq), seq, value: taken.value }], nextSeq: seq + 1 };
  }
  const at = things.length === 0 ? -1 : taken.pick % things.length;
  const before = things[at];
  if (!before) return model;
  const after = taken.do === 'delete' ? [] : [{ ...before, value: taken.value }];
  return { things: things.toSpliced(at, 1, ...after), nextSeq };
}

function applyToItems(items: Items<Thing>, model: Model, taken: Step): Items<Thing> {
  if (taken.do === 'add') {
    const seq = model.nextSeq + taken.skip;
    return items.set({ id: idOf(seq), seq, value: taken.value });
  }
  const before = model.things[taken.pick % model.things.length];
  if (!before) return items.delete('nobody');
  return taken.do === 'delete'
    ? items.delete(before.id)
    : items.set({ ...before, value: taken.value });
}

/** Everything that can be asked, against the list; ids and places that are not there included. */
function expectSame(items: Items<Thing>, { things, nextSeq }: Model): void {
  expect([...items]).toEqual(things);
  expect(items.toArray()).toEqual(things);
  expect(items.size).toBe(things.length);
  expect(items.nextSeq).toBe(nextSeq);
  const bySeq = new Map(things.map((thing) => [thing.seq, thing]));
  for (let seq = -1; seq <= nextSeq; seq++) {
    expect(items.at(seq)).toEqual(bySeq.get(seq));
    expect(items.get(idOf(seq))).toEqual(bySeq.get(seq));
  }
}

/** `count` things, so that the order fills several chunks. */
function many(count: number): Model {
  const things = Array.from({ length: count }, (_, seq) => ({ id: idOf(seq), seq, value: seq }));
  return { things, nextSeq: count };
}

test('after any steps it holds what a plain list would, and every version stays as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 8, 255, 256, 700),
      fc.array(step, { maxLength: 40 }),
      (size, steps) => {
        let model = many(size);
        let items = Items.from(model.things);
        const versions: [Items<Thing>, Model][] = [[items, model]];
        for (const taken of steps) {
          items = applyToItems(items, model, taken);
          model = applyToModel(model, taken);
          versions.push([items, model]);
        }
        expectSame(items, model);
        for (const [version, as] of versions) expect(version.toArray()).toEqual(as.things);
        const [first] = versions;
        if (first) expectSame(...first);
      },
    ),
    { numRuns: 60 },
  );
});

test('growing one by one past several chunks and emptying again agrees with the list', () => {
  let items = Items.from<Thing>([]);
  let model = many(0);
  const steps: Step[] = [
    ...Array.from({ length: 600 }, (_, value): Step => ({ do: 'add', value, skip: 0 })),
    ...Array.from({ length: 600 }, (_, at): Step => ({ do: 'delete', pick: at * 7, value: 0 })),
  ];
  for (const [at, taken] of steps.entries()) {
    items = applyToItems(items, model, taken);
    model = applyToModel(model, taken);
    if (at % 150 === 149) expectSame(items, model);
  }
  expect(items.size).toBe(0);
  expect(items.nextSeq).toBe(600);
});

test('a collection is made from any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(many(300).things as Thing[], { minLength: 0 }), (source) => {
      const things = source.toSorted((one, other) => one.seq - other.seq);
      expectSame(Items.from(source), { things, nextSeq: (things.at(-1)?.seq ?? -1) + 1 });
    }),
    { numRuns: 30 },
  );
});

/** Sixteen ids with one FNV-1a hash: from each pair either half, as both lead to the same state. */
const alike = [
  ['105zx', '1bpcd'],
  ['0k40p', '1c04a'],
  ['003zx', '0fpad'],
  ['09vl8', '0apd6'],
].reduce((ids, pair) => ids.flatMap((id) => pair.map((half) => id + half)), ['']);

test('more ids of one hash than a leaf holds are told apart', () => {
  const things = alike.map((id, seq): Thing => ({ id, seq, value: seq }));
  let grown = Items.from<Thing>([]);
  for (const thing of things) grown = grown.set(thing);
  for (const items of [grown, Items.from(things)]) {
    expect(alike.map((id) => items.get(id))).toEqual(things);
    const changed = items.set({ id: '105zx0k40p003zx09vl8', seq: 0, value: -1 });
    expect(changed.get('105zx0k40p003zx09vl8')?.value).toBe(-1);
    let emptied = changed;
    for (const [at, id] of alike.entries()) {
      emptied = emptied.delete(id);
      expect(alike.map((other) => emptied.get(other) !== undefined)).toEqual(
        alike.map((_, other) => other > at),
      );
    }
  }
});

test('a place is given once: nothing moves, and nothing new comes before the end', () => {
  const items = Items.from<Thing>([{ id: 'a', seq: 4, value: 1 }]);
  expect(() => items.set({ id: 'a', seq: 5, value: 1 })).toThrow(RangeError);
  expect(() => items.set({ id: 'b', seq: 3, value: 1 })).toThrow(RangeError);
  const emptied = items.delete('a');
  expect(() => emptied.set({ id: 'b', seq: 4, value: 1 })).toThrow(RangeError);
  expect(emptied.set({ id: 'b', seq: 5, value: 1 }).nextSeq).toBe(6);
});

test('deleting what is not there gives the same collection', () => {
  const items = Items.from(many(20).things);
  expect(items.delete('nobody')).toBe(items);
});

test('the places that a later version lacks are found, whatever both share', () => {
  const change = fc.record({ seq: fc.nat(1999), kind: fc.constantFrom('set', 'delete', 'add') });
  const made = (seq: number): Thing => ({ id: idOf(seq), seq, value: seq });
  const start = Items.from(Array.from({ length: 2000 }, (_unused, seq) => made(seq)));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      let later = start;
      for (const { seq, kind } of changes) {
        const known = later.at(seq);
        if (kind === 'add') later = later.set(made(later.nextSeq));
        else if (known) later = kind === 'set' ? later.set({ ...known }) : later.delete(known.id);
      }
      const lacking = [...start].filter((item) => later.get(item.id) !== item);
      expect(start.replacedIn(later)).toEqual(lacking.map(({ seq }) => seq));
      const fresh = [...later].filter((item) => start.get(item.id) !== item);
      expect(later.replacedIn(start)).toEqual(fresh.map(({ seq }) => seq));
    }),
    { seed: 20260101, numRuns: 200 },
  );
});
