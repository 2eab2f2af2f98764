import { changedUses, countUses } from './file-uses.ts';
import { type Item, Items } from './items.ts';
import type { CollectionName, Collections, FileUse, Row, State, TableRows } from './state.ts';

/** A piece of the state as a database keeps it. `value` is plain JSON; `undefined`: it is gone. */
export type Entry = readonly [key: string, value: unknown];

/** What a piece of the state is made from: everything but its place, which the store gives. */
type Draft<T extends Item> = Omit<T, 'seq'>;

/** Changes to the state, kept together or not at all. */
export interface Transaction {
  /** The state with the changes so far. */
  readonly state: State;
  /** What has changed so far, by key; the latest value of each. */
  readonly changes: ReadonlyMap<string, unknown>;
  /** Add an item, or put it in the place of the one with its id. */
  put<Name extends CollectionName>(name: Name, item: Draft<Collections[Name]>): Collections[Name];
  remove(name: CollectionName, id: string): void;
  putRow(tableId: string, row: Draft<Row>): Row;
  removeRow(tableId: string, rowId: string): void;
  /** Take the next autonumber of a table. */
  nextNumber(tableId: string): number;
}

/** The one place that holds a state and lets it be changed. */
export interface Store {
  readonly state: State;
  /** Run changes; when they throw, the state stays as it was and the error goes on. */
  transact<T>(change: (transaction: Transaction) => T): T;
  /** Put another whole state in the place of this one. Tells nobody: callers know. */
  replace(state: State): void;
}

const collectionNames = [
  'users',
  'groups',
  'enterprises',
  'workspaces',
  'bases',
  'tables',
  'tokens',
  'secrets',
  'integrations',
  'histories',
  'files',
  'comments',
  'syncs',
] as const satisfies readonly CollectionName[];

/** A state with nothing in it. */
export function emptyState(): State {
  const empty = collectionNames.map((name) => [name, Items.from([])]);
  // Each collection starts empty, whatever its items would be.
  return {
    ...Object.fromEntries(empty),
    rows: Items.from<TableRows>([]),
    fileUses: Items.from<FileUse>([]),
  } as State;
}

/** A store. `committed` hears of every transaction that changed something. */
export function createStore(initial: State, committed: (entries: readonly Entry[]) => void): Store {
  let current = initial;
  return {
    get state() {
      return current;
    },
    transact(change) {
      const changes = new Map<string, unknown>();
      const transaction = new Changes(current, changes);
      const result = change(transaction);
      transaction.dropUnusedFiles();
      current = transaction.state;
      if (changes.size > 0) committed([...changes]);
      return result;
    },
    replace(state) {
      current = state;
    },
  };
}

/** The whole state in pieces, in an order in which {@link fromEntries} can take them. */
export function* toEntries(state: State): IterableIterator<Entry> {
  for (const name of collectionNames) {
    for (const item of state[name]) yield [`${name}/${item.id}`, item];
  }
  for (const table of state.rows) {
    yield [`rows/${table.id}`, { nextNumber: table.nextNumber }];
    for (const row of table.rows) yield [`rows/${table.id}/${row.id}`, row];
  }
}

/** A state from its pieces. A later piece with the same key replaces an earlier one. */
export function fromEntries(entries: Iterable<Entry>): State {
  const items = new Map<string, Map<string, Item>>();
  const rows = new Map<string, Map<string, Row>>();
  const numbers = new Map<string, number>();
  for (const [key, value] of entries) {
    const [name = '', id = '', rowId] = key.split('/');
    // Entries come from `toEntries` or a transaction, so a key tells what its value is.
    if (rowId !== undefined) keep(rows, id, rowId, value as Row | undefined);
    else if (name === 'rows') numbers.set(id, (value as TableRows | undefined)?.nextNumber ?? 1);
    else keep(items, name, id, value as Item | undefined);
  }
  const collections = collectionNames.map((name) => [
    name,
    Items.from(items.get(name)?.values() ?? []),
  ]);
  const tables = [...(items.get('tables')?.values() ?? [])].map(({ id, seq }) => ({
    id,
    seq,
    nextNumber: numbers.get(id) ?? 1,
    rows: Items.from(rows.get(id)?.values() ?? []),
  }));
  // The collections are those of `collectionNames`, which is every name but `rows`.
  const state = { ...Object.fromEntries(collections), rows: Items.from(tables) } as State;
  return { ...state, fileUses: countUses(state) };
}

function keep<T>(
  groups: Map<string, Map<string, T>>,
  group: string,
  id: string,
  value: T | undefined,
): void {
  const members = groups.get(group) ?? new Map<string, T>();
  groups.set(group, members);
  if (value === undefined) members.delete(id);
  else members.set(id, value);
}

class Changes implements Transaction {
  state: State;
  readonly changes: Map<string, unknown>;
  /** Files that came or lost a use in this transaction. */
  readonly #loose = new Set<string>();

  constructor(state: State, changes: Map<string, unknown>) {
    this.state = state;
    this.changes = changes;
  }

  put<Name extends CollectionName>(name: Name, draft: Draft<Collections[Name]>): Collections[Name] {
    // One name stands for one kind of item throughout; the compiler only sees the union of all.
    const items = this.state[name] as unknown as Items<Collections[Name]>;
    const seq = items.get(draft.id)?.seq ?? items.nextSeq;
    const item = { ...draft, seq } as Collections[Name];
    this.state = { ...this.state, [name]: items.set(item) };
    this.changes.set(`${name}/${item.id}`, item);
    if (name === 'files') this.#loose.add(item.id);
    if (name === 'tables' && !this.state.rows.get(item.id)) {
      this.#setRows({ id: item.id, seq, nextNumber: 1, rows: Items.from<Row>([]) });
    }
    return item;
  }

  remove(name: CollectionName, id: string): void {
    const left = (this.state[name] as Items<Item>).delete(id);
    this.state = { ...this.state, [name]: left };
    this.changes.set(`${name}/${id}`, undefined);
  }

  putRow(tableId: string, draft: Draft<Row>): Row {
    const table = this.#rowsOf(tableId);
    const before = table.rows.get(draft.id);
    const row: Row = { ...draft, seq: before?.seq ?? table.rows.nextSeq };
    this.#setRows({ ...table, rows: table.rows.set(row) });
    this.changes.set(`rows/${tableId}/${row.id}`, row);
    this.#countFiles(tableId, before, row);
    return row;
  }

  removeRow(tableId: string, rowId: string): void {
    const table = this.#rowsOf(tableId);
    this.#setRows({ ...table, rows: table.rows.delete(rowId) });
    this.changes.set(`rows/${tableId}/${rowId}`, undefined);
    this.#countFiles(tableId, table.rows.get(rowId), undefined);
  }

  /** Bytes that no cell has go with the last cell that had them, in one transaction. */
  dropUnusedFiles(): void {
    for (const id of this.#loose) {
      if (this.state.fileUses.get(id)) continue;
      this.remove('files', id);
    }
  }

  #countFiles(tableId: string, before: Row | undefined, after: Row | undefined): void {
    const fields = this.state.tables.get(tableId)?.fields ?? [];
    for (const [id, change] of changedUses(fields, before, after)) {
      const { fileUses } = this.state;
      const known = fileUses.get(id);
      const uses = (known?.uses ?? 0) + change;
      const seq = known?.seq ?? fileUses.nextSeq;
      const changed = uses > 0 ? fileUses.set({ id, seq, uses }) : fileUses.delete(id);
      this.state = { ...this.state, fileUses: changed };
      if (uses <= 0) this.#loose.add(id);
    }
  }

  nextNumber(tableId: string): number {
    const table = this.#rowsOf(tableId);
    const { nextNumber } = table;
    this.#setRows({ ...table, nextNumber: nextNumber + 1 });
    this.changes.set(`rows/${tableId}`, { nextNumber: nextNumber + 1 });
    return nextNumber;
  }

  #rowsOf(tableId: string): TableRows {
    const table = this.state.rows.get(tableId);
    if (!table) throw new ReferenceError(`There is no table ${tableId}`);
    return table;
  }

  #setRows(table: TableRows): void {
    this.state = { ...this.state, rows: this.state.rows.set(table) };
  }
}
