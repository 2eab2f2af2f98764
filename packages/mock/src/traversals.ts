import { isId, limits, type Problem } from '@sandtable/contract';
import { refuse } from './refusal.ts';
import type { Items } from './store/items.ts';
import type { Row } from './store/state.ts';

/** Rows in the order of a list: all of a table as created, or the places (`seq`) of some, in order. */
export type Sequence = Items<Row> | Uint32Array;

/** A list that is being read page by page. */
export interface Traversal {
  readonly id: string;
  readonly tableId: string;
  readonly sequence: Sequence;
  /** How many rows of the sequence the list has. */
  readonly length: number;
  /** Position of each page that was promised, by the id of its first record. */
  readonly marks: Map<string, number>;
  /** Milliseconds since 1970. */
  lastUsed: number;
}

/** The lists that are being read. They live in memory only, as Airtable's do. */
export interface Traversals {
  start(traversal: Omit<Traversal, 'marks' | 'lastUsed'>, now: number): Traversal;
  /** The traversal an offset belongs to, and the position it points at. */
  resume(offset: string, tableId: string, now: number): { traversal: Traversal; position: number };
  clear(): void;
}

/**
 * Traversals with Airtable's life: a few idle minutes, and at most {@link limits.offsets} at a time,
 * the oldest dropped first. An offset is a stored list of rows, never a second evaluation.
 */
export function createTraversals(): Traversals {
  const alive = new Map<string, Traversal>();
  return {
    start(begun, now) {
      const traversal = { ...begun, marks: new Map(), lastUsed: now };
      alive.set(traversal.id, traversal);
      const [oldest] = alive.keys();
      if (alive.size > limits.offsets && oldest !== undefined) alive.delete(oldest);
      return traversal;
    },
    resume(offset, tableId, now) {
      const { id, mark } = split(offset);
      const traversal = alive.get(id);
      if (!traversal || now - traversal.lastUsed > limits.offsetIdle) {
        alive.delete(id);
        throw refuse('LIST_RECORDS_ITERATOR_NOT_AVAILABLE').because(forgotten);
      }
      const position = traversal.marks.get(mark);
      if (position === undefined || traversal.tableId !== tableId) {
        throw refuse('INVALID_OFFSET_VALUE', offset);
      }
      traversal.lastUsed = now;
      // Used last, dropped last.
      alive.delete(id);
      alive.set(id, traversal);
      return { traversal, position };
    },
    clear: () => alive.clear(),
  };
}

/** Airtable says no more than the type. */
const forgotten: Problem = {
  at: 'contents',
  type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE',
  message: `there is no such list any more: it was idle for over ${limits.offsetIdle / 60_000} minutes, newer ones took its place, or everything was replaced; start again without an offset`,
};

/**
 * Split an `offset` into the traversal it belongs to and the record it points at.
 *
 * Shape: `itr` and 14 characters, `/`, record id.
 *
 * @throws {Refusal} `INVALID_OFFSET_VALUE` when the text has another shape.
 * Recorded: the `itr` part stays the same through one traversal.
 */
function split(offset: string): { id: string; mark: string } {
  const [id = '', mark = '', ...more] = offset.split('/');
  if (more.length > 0 || !isId('itr', id) || !isId('rec', mark)) {
    throw refuse('INVALID_OFFSET_VALUE', offset);
  }
  return { id, mark };
}
