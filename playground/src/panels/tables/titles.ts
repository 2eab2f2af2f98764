import { type Signal, signal } from '@preact/signals';
import type { RecordList } from '@sandtable/contract';
import type { TablePlace } from '../../world/atlas.ts';
import { atlas } from '../../world/world.ts';
import { callsFor } from './calls.ts';
import { plainText } from './cell-text.ts';
import { ask } from './requests.ts';

/** Names of the records that link cells lead to, by id. */
export interface Titles {
  /** Ids stand for themselves where no name could be read. */
  readonly known: Signal<ReadonlyMap<string, string>>;
  /** Counts how often they were forgotten. */
  readonly round: Signal<number>;
  /** Read the names of records of a table that are not known yet. */
  want(tableId: string, ids: readonly string[]): void;
  /** Take names that were read for something else; they may be read again. */
  learn(names: Iterable<readonly [id: string, name: string]>): void;
  /** Read all names again once they are wanted: they may have changed. */
  forget(): void;
}

/** As many as a page of a list holds. */
const atOnce = 100;

/** Names of linked records, read by calls with a token, each record once. */
export function createTitles(tokenId: string): Titles {
  const known = signal<ReadonlyMap<string, string>>(new Map());
  const round = signal(0);
  const asked = new Set<string>();
  const waiting = new Map<string, Set<string>>();
  const learn = (names: Iterable<readonly [string, string]>) => {
    known.value = new Map([...known.peek(), ...names]);
  };
  const flush = () => {
    for (const [tableId, ids] of waiting) read(tableId, [...ids]);
    waiting.clear();
  };
  const read = (tableId: string, ids: readonly string[]) => {
    const table = atlas.peek().tables.find(({ id }) => id === tableId);
    const primary = table && primaryOf(table);
    if (!table || !primary) return learn(unnamed(ids));
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      const call = callsFor(table).these(some, [primary.name]);
      void ask<RecordList>(call, tokenId, undefined, true).then(({ body }) => {
        const read = body?.records.map((record) => [record.id, titleOf(record, table)] as const);
        learn([...unnamed(some), ...(read ?? [])]);
        // A refusal, e.g. for too many requests, may be over when they are wanted next.
        if (!body) for (const id of some) asked.delete(id);
      });
    }
  };
  /** Without an answer ids are what is shown, as the API does; a name known before stays. */
  const unnamed = (ids: readonly string[]) =>
    ids.filter((id) => !known.peek().has(id)).map((id) => [id, id] as const);
  return {
    known,
    round,
    learn,
    want(tableId, ids) {
      const fresh = ids.filter((id) => !asked.has(id));
      if (fresh.length === 0) return;
      // Every cell asks for its own: those of one drawing are read together.
      if (waiting.size === 0) queueMicrotask(flush);
      waiting.set(tableId, new Set([...(waiting.get(tableId) ?? []), ...fresh]));
      for (const id of fresh) asked.add(id);
    },
    forget() {
      asked.clear();
      round.value += 1;
    },
  };
}

/** The field that names a table's records. */
export function primaryOf({ fields, primaryFieldId }: TablePlace) {
  return fields.find(({ id }) => id === primaryFieldId);
}

/** What a record is called: its primary cell. */
export function titleOf(
  { fields }: { readonly fields: Readonly<Record<string, unknown>> },
  table: TablePlace,
): string {
  const primary = primaryOf(table);
  return (primary && plainText(fields[primary.name], primary)) || 'Unnamed record';
}
