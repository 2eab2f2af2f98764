import { expect, test } from 'vitest';
import { changesBetween } from './difference.ts';
import { createStore, type Entry, emptyState, fromEntries, toEntries } from './store.ts';

const table = {
  id: 'tblA',
  baseId: 'appA',
  name: 'A',
  primaryFieldId: 'fldA',
  fields: [],
  views: [],
};
const row = (id: string) => ({
  id,
  createdTime: 0,
  createdBy: 'usrA',
  modifiedTime: 0,
  modifiedBy: 'usrA',
  cells: [],
});

function storeWithTable() {
  const heard: (readonly Entry[])[] = [];
  const store = createStore(emptyState(), (entries) => heard.push(entries));
  store.transact((transaction) => transaction.put('tables', table));
  return { store, heard };
}

test('a transaction that throws leaves no trace, and its error goes on', () => {
  const { store, heard } = storeWithTable();
  const { state } = store;
  const change = () =>
    store.transact((transaction) => {
      transaction.putRow('tblA', row('recA'));
      transaction.nextNumber('tblA');
      transaction.remove('tables', 'tblA');
      throw new Error('no');
    });
  expect(change).toThrow('no');
  expect(store.state).toBe(state);
  expect(heard).toHaveLength(1);
});

test('a transaction sees its own changes, and others see them when it is over', () => {
  const { store, heard } = storeWithTable();
  const made = store.transact((transaction) => {
    const put = transaction.putRow('tblA', row('recA'));
    expect(transaction.state.rows.get('tblA')?.rows.get('recA')).toBe(put);
    expect(store.state.rows.get('tblA')?.rows.get('recA')).toBeUndefined();
    return put;
  });
  expect(store.state.rows.get('tblA')?.rows.get('recA')).toBe(made);
  expect(heard.at(-1)).toEqual([['rows/tblA/recA', made]]);
});

test('a transaction without changes is not told', () => {
  const { store, heard } = storeWithTable();
  expect(store.transact(() => 7)).toBe(7);
  expect(heard).toHaveLength(1);
});

test('what was put twice is told once, as it is in the end', () => {
  const { store, heard } = storeWithTable();
  store.transact((transaction) => {
    transaction.putRow('tblA', row('recA'));
    transaction.putRow('tblA', { ...row('recA'), modifiedTime: 5 });
    transaction.putRow('tblA', row('recB'));
    transaction.removeRow('tblA', 'recB');
  });
  expect(heard.at(-1)).toMatchObject([
    ['rows/tblA/recA', { modifiedTime: 5 }],
    ['rows/tblA/recB', undefined],
  ]);
});

test('items keep their place when they change, and new ones come last', () => {
  const { store } = storeWithTable();
  store.transact((transaction) => {
    for (const id of ['recA', 'recB']) transaction.putRow('tblA', row(id));
    transaction.putRow('tblA', { ...row('recA'), modifiedTime: 5 });
    transaction.putRow('tblA', row('recC'));
  });
  const rows = [...(store.state.rows.get('tblA')?.rows ?? [])];
  expect(rows.map(({ id, seq }) => [id, seq])).toEqual([
    ['recA', 0],
    ['recB', 1],
    ['recC', 2],
  ]);
});

test('numbers count up and are taken once', () => {
  const { store } = storeWithTable();
  const take = () => store.transact((transaction) => transaction.nextNumber('tblA'));
  expect([take(), take(), take()]).toEqual([1, 2, 3]);
});

test('writing to a table that is not there is a bug, and says so', () => {
  const { store } = storeWithTable();
  expect(() => store.transact((transaction) => transaction.putRow('tblB', row('recA')))).toThrow(
    'There is no table tblB',
  );
});

test('pieces make the state again, whatever happened to it, and later pieces win', () => {
  const { store, heard } = storeWithTable();
  store.transact((transaction) => {
    for (const id of ['recA', 'recB']) transaction.putRow('tblA', row(id));
    transaction.nextNumber('tblA');
  });
  const start = [...toEntries(store.state)];
  store.transact((transaction) => transaction.removeRow('tblA', 'recA'));
  store.transact((transaction) => {
    transaction.putRow('tblA', { ...row('recB'), modifiedTime: 5 });
    transaction.nextNumber('tblA');
    transaction.put('tables', { ...table, id: 'tblB' });
  });
  const copy = fromEntries([...start, ...heard.slice(2).flat()]);
  expect([...toEntries(copy)]).toEqual([...toEntries(store.state)]);
});

test('the difference of two states turns one into the other', () => {
  const { store } = storeWithTable();
  store.transact((transaction) => {
    for (const id of ['recA', 'recB']) transaction.putRow('tblA', row(id));
  });
  const before = store.state;
  store.transact((transaction) => {
    transaction.removeRow('tblA', 'recA');
    transaction.putRow('tblA', row('recC'));
    transaction.nextNumber('tblA');
  });
  const after = store.state;
  expect(changesBetween(before, before)).toEqual([]);
  for (const [from, to] of [
    [before, after],
    [after, before],
    [emptyState(), after],
    [after, emptyState()],
  ] as const) {
    const changed = fromEntries([...toEntries(from), ...changesBetween(from, to)]);
    expect(new Map(toEntries(changed))).toEqual(new Map(toEntries(to)));
  }
});
