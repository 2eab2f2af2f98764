import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Mock } from '../mock.ts';
import type { Entry } from '../store/store.ts';
import { takeTurns } from './turns.ts';

/** What {@link persist} asks of a mock. */
export type Persistable = Pick<Mock, 'entries' | 'load' | 'events'>;

/** Where and how the state is kept. */
export interface PersistOptions {
  /** Name of the database, e.g. `sandtable`. Pages of one origin that use one name share the state. */
  readonly name: string;
  /** Entries in the journal before it is folded into the snapshot. Default 1,000. */
  readonly compactAfter?: number;
  /** Told when the browser refuses to store, e.g. because the disk is full. The mock goes on without. */
  readonly onError?: (error: unknown) => void;
}

/** A mock's state in a database of the browser. */
export interface Persistence {
  /** Whether an earlier state was found and loaded. */
  readonly restored: boolean;
  /** Resolves when every commit so far is stored. */
  flush(): Promise<void>;
  /** Store what is left and let go of the database; another page may write then. */
  close(): Promise<void>;
}

/** Both stores count their keys on for ever, also after they were cleared. */
interface Stored extends DBSchema {
  /** The state at one moment, a thousand entries a value: 14 times faster than one value each. */
  snapshot: { key: number; value: string };
  /** Commits since then, one a value. */
  journal: { key: number; value: string };
}

type Database = IDBPDatabase<Stored>;
type State = Map<string, unknown>;

const chunkSize = 1_000;
/** Done once the write has reached the system; no write was lost in 16 kills of a whole browser. */
const relaxed = { durability: 'relaxed' } as const;

/**
 * Keep a mock's state in IndexedDB: load what is there, then note every commit.
 *
 * What other pages stored reaches the mock by `load`, so its listeners hear of it as of a commit.
 *
 * One page writes at a time: the one that was last focused or asked, which holds a Web Lock. A page
 * that wants to write asks the others to hand over, waits for the lock, reads what they stored,
 * puts its own unsaved commits on top and goes on from there. So pages never mix their writes, no
 * commit is lost, and the page in front of a person knows what the one before it did.
 *
 * @throws {DOMException} when the database cannot be opened or read.
 */
export async function persist(mock: Persistable, options: PersistOptions): Promise<Persistence> {
  const { name, compactAfter = 1_000, onError = () => {} } = options;
  const database = await open(name);
  const found = await readAll(database);
  if (found.state.size > 0) mock.load(found.state);

  let known = found.stamp;
  let journalled = found.journalled;
  let unsaved: (readonly Entry[])[] = [];
  let written: Promise<unknown> = Promise.resolve();
  let loading = false;

  function track(work: Promise<unknown>): void {
    written = Promise.all([written, work.catch(onError)]);
  }

  /** Puts are issued in this very turn, so the order in the journal is the order of the commits. */
  function write(): void {
    journalled += unsaved.reduce((sum, entries) => sum + entries.length, 0);
    if (journalled >= compactAfter) compact();
    else for (const entries of unsaved) track(append(database, entries));
    unsaved = [];
  }

  function compact(): void {
    journalled = 0;
    track(replace(database, mock.entries()));
  }

  /** Brings the mock to what other pages stored meanwhile, with our unsaved commits on top. */
  async function catchUp(): Promise<void> {
    const { state, journalled: others, stamp } = await readAll(database);
    if (stamp !== known) {
      for (const entries of unsaved) apply(state, entries);
      loading = true;
      mock.load(state);
      loading = false;
    }
    journalled = others;
    write();
  }

  const pen = takeTurns(`sandtable:${name}`, {
    taken: () => catchUp().catch(onError),
    async leaving() {
      known = '';
      await written;
    },
  });
  const silence = mock.events.on('commit', (entries) => {
    if (loading) return;
    unsaved.push(entries);
    if (pen.held) write();
    else void takeAndWrite();
  });
  void pen.take();

  async function takeAndWrite(): Promise<void> {
    await pen.take();
    if (pen.held) write();
  }

  async function flush(): Promise<void> {
    if (unsaved.length > 0) await takeAndWrite();
    await written;
  }

  return {
    restored: found.state.size > 0,
    flush,
    async close() {
      await flush();
      silence();
      await pen.drop();
      database.close();
    },
  };
}

function open(name: string): Promise<Database> {
  return openDB<Stored>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('snapshot', { autoIncrement: true });
      fresh.createObjectStore('journal', { autoIncrement: true });
    },
  });
}

/** The stored state; `stamp` changes with every write of any page. */
async function readAll(database: Database) {
  const transaction = database.transaction(['snapshot', 'journal']);
  const [chunks, chunkKeys, commits, commitKeys] = await Promise.all([
    transaction.objectStore('snapshot').getAll(),
    transaction.objectStore('snapshot').getAllKeys(),
    transaction.objectStore('journal').getAll(),
    transaction.objectStore('journal').getAllKeys(),
  ]);
  const state: State = new Map();
  for (const text of chunks) apply(state, parse(text));
  let journalled = 0;
  for (const entries of commits.map(parse)) {
    apply(state, entries);
    journalled += entries.length;
  }
  return { state, journalled, stamp: `${chunkKeys.at(-1)} ${commitKeys.at(-1)}` };
}

async function append(database: Database, entries: readonly Entry[]): Promise<void> {
  const transaction = database.transaction('journal', 'readwrite', relaxed);
  await Promise.all([transaction.store.add(print(entries)), transaction.done]);
}

async function replace(database: Database, entries: Iterable<Entry>): Promise<void> {
  const transaction = database.transaction(['snapshot', 'journal'], 'readwrite', relaxed);
  const snapshot = transaction.objectStore('snapshot');
  const all = [...entries];
  const work: Promise<unknown>[] = [snapshot.clear(), transaction.objectStore('journal').clear()];
  for (let start = 0; start < all.length; start += chunkSize) {
    work.push(snapshot.add(print(all.slice(start, start + chunkSize))));
  }
  await Promise.all([...work, transaction.done]);
}

function apply(state: State, entries: readonly Entry[]): void {
  for (const [key, value] of entries) {
    if (value === undefined) state.delete(key);
    else state.set(key, value);
  }
}

/** A deletion is an entry without its second half, because JSON has no `undefined`. */
function print(entries: readonly Entry[]): string {
  return JSON.stringify(
    entries.map(([key, value]) => (value === undefined ? [key] : [key, value])),
  );
}

function parse(text: string): readonly Entry[] {
  return JSON.parse(text);
}
