import { useEffect, useRef, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { atlas, world } from '../../world/world.ts';

/** What the mock's commits mean for the rows that a page has read. */
export interface Commits {
  /** Counts commits that may have changed what rows show. */
  readonly stamp: number;
  /** Ids of rows of the table that somebody else wrote or deleted since this was asked last. */
  news(): { readonly written: ReadonlySet<string>; readonly gone: ReadonlySet<string> };
  /** Which of these rows were read before the last change from elsewhere. They count as read from now on. */
  takeStale(ids: readonly string[]): readonly string[];
  /** Note that rows were just read. */
  noteRead(ids: readonly string[]): void;
  /** Do something that changes records of the table itself, and whose answer says what became of them. */
  own<T>(ids: readonly string[] | 'new', work: () => Promise<T>): Promise<T>;
}

/** Follow the commits that concern a table: its own rows, and rows of its base that it computes from. */
export function useCommits({ id: tableId, baseId }: TablePlace): Commits {
  const [stamp, setStamp] = useState(0);
  const mine = useRef<Own>(idle);
  const written = useRef(new Set<string>());
  const gone = useRef(new Set<string>());
  const change = useRef(0);
  const readAt = useRef(new Map<string, number>());

  useEffect(() => {
    return world.value?.mock.events.on('commit', (entries) => {
      const { ids, makes } = mine.current;
      const tables = atlas.peek().tables.filter((table) => table.baseId === baseId);
      const siblings = new Set(tables.map(({ id }) => id));
      let others = 0;
      for (const [key, value] of entries) {
        const [kind = '', table = '', record] = key.split('/');
        if (kind === 'comments') others += 1;
        if (kind !== 'rows' || record === undefined || !siblings.has(table)) continue;
        if (table === tableId && (makes || ids.has(record))) continue;
        if (table === tableId) (value === undefined ? gone : written).current.add(record);
        others += 1;
      }
      if (others === 0) return;
      change.current += 1;
      setStamp(change.current);
    });
  }, [tableId, baseId]);

  const noteRead = (ids: readonly string[]) => {
    for (const id of ids) readAt.current.set(id, change.current);
  };
  return {
    stamp,
    noteRead,
    news() {
      const found = { written: written.current, gone: gone.current };
      written.current = new Set();
      gone.current = new Set();
      return found;
    },
    takeStale(ids) {
      const stale = ids.filter((id) => (readAt.current.get(id) ?? 0) < change.current);
      noteRead(stale);
      return stale;
    },
    async own(ids, work) {
      mine.current =
        ids === 'new' ? { ids: none, makes: true } : { ids: new Set(ids), makes: false };
      try {
        return await work();
      } finally {
        mine.current = idle;
      }
    },
  };
}

interface Own {
  readonly ids: ReadonlySet<string>;
  /** Whether a record is being made, whose id the answer will tell. */
  readonly makes: boolean;
}

const none: ReadonlySet<string> = new Set();
const idle: Own = { ids: none, makes: false };
