import { expect, test } from 'vitest';
import { Items } from '../store/items.ts';
import type { Row, State, TableRows } from '../store/state.ts';
import { Changes } from './changes.ts';

const row = (seq: number, modifiedTime = 0): Row => ({
  id: `rec${seq}`,
  seq,
  createdTime: 0,
  createdBy: '',
  modifiedTime,
  modifiedBy: '',
  cells: [],
});
const rowsOf = (rows: Items<Row>): State['rows'] =>
  Items.from<TableRows>([{ id: 'tblA', seq: 0, nextNumber: 1, rows }]);
const many = Items.from(Array.from({ length: 20_000 }, (_unused, seq) => row(seq)));

/** Changes of some places, one turn after another from turn 2 on. */
function changed(places: readonly number[]): Changes {
  const changes = new Changes();
  let before = many;
  for (const [at, place] of places.entries()) {
    const after = before.set(row(place, at + 1));
    changes.note(rowsOf(before), rowsOf(after), at + 2);
    before = after;
  }
  return changes;
}

test('a row that was replaced stands no more for who saw it before, but for who saw it since', () => {
  const changes = changed([7, 8]);
  expect(changes.stand('tblA', [row(6), row(9)], 1)).toBe(true);
  expect(changes.stand('tblA', [row(6), row(7)], 1)).toBe(false);
  expect(changes.stand('tblA', [row(6), row(7)], 2)).toBe(true);
  expect(changes.stand('tblA', [row(8)], 2)).toBe(false);
  expect(changes.stand('tblB', [row(8)], 1)).toBe(true);
});

test('what was changed long ago is known as well as what was changed last', () => {
  const places = Array.from({ length: 200 }, (_unused, at) => at);
  const changes = changed(places);
  for (const place of places) {
    // The place was changed at the turn two after its own number.
    expect(changes.stand('tblA', [row(place), row(5000)], place + 1)).toBe(false);
    expect(changes.stand('tblA', [row(place), row(5000)], place + 2)).toBe(true);
  }
  expect(changes.stand('tblA', [row(5000)], 1)).toBe(true);
});

test('a row that is deleted, and a table that is gone, stand no more', () => {
  const changes = new Changes();
  changes.note(rowsOf(many), rowsOf(many.delete('rec3')), 2);
  expect(changes.stand('tblA', [row(3)], 1)).toBe(false);
  expect(changes.stand('tblA', [row(4)], 1)).toBe(true);
  changes.note(rowsOf(Items.from([row(4)])), Items.from<TableRows>([]), 3);
  expect(changes.stand('tblA', [row(4)], 2)).toBe(false);
});

test('where too much has changed, nothing stands that was seen before', () => {
  const changes = new Changes();
  const others = Items.from([...many].map(({ seq }) => row(seq, seq < 15_000 ? 1 : 0)));
  changes.note(rowsOf(many), rowsOf(others), 2);
  expect(changes.stand('tblA', [row(19_000)], 1)).toBe(false);
  expect(changes.stand('tblA', [row(19_000)], 2)).toBe(true);
});
