import type {
  AirtableRecord,
  DeletedRecords,
  NewAttachment,
  RecordList,
} from '@sandtable/contract';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import type { Look } from './address.ts';
import { callsFor, type TableCalls } from './calls.ts';
import type { Field } from './fields.ts';
import { ask, type Outcome, type Problem } from './requests.ts';
import { useCommits } from './use-commits.ts';

/** The records of a table as far as they were read, and what can be done with them. */
export interface Sheet {
  readonly table: TablePlace;
  readonly tokenId: string;
  readonly calls: TableCalls;
  readonly records: readonly AirtableRecord[];
  /** Why the last page could not be read. */
  readonly problem: Problem | undefined;
  readonly isReading: boolean;
  /** Whether there may be more records than were read. */
  readonly hasMore: boolean;
  /** Counts changes from elsewhere. */
  readonly stamp: number;
  /** Counts what was written here. */
  readonly writes: number;
  /** Read the next page, unless one is being read. */
  more(): Promise<void>;
  /** Read all pages that are left. */
  all(): Promise<void>;
  /** Read those again that something else may have changed. */
  freshen(ids: readonly string[]): void;
  /** Write cells of a record; its row follows the answer. */
  write(
    recordId: string,
    fields: Readonly<Record<string, unknown>>,
    typecast?: boolean,
  ): Promise<Outcome<AirtableRecord>>;
  /** Add a file to the end of a cell. */
  upload(recordId: string, field: Field, file: NewAttachment): Promise<Outcome<AirtableRecord>>;
  create(): Promise<Outcome<AirtableRecord>>;
  /** Delete records, ten to a request. What was deleted before a refusal stays deleted. */
  remove(ids: readonly string[]): Promise<Outcome<readonly string[]>>;
  /** Read all that was read before once more. */
  again(): Promise<void>;
}

interface Known {
  readonly records: readonly AirtableRecord[];
  readonly offset: string | undefined;
  readonly problem: Problem | undefined;
  readonly isReading: boolean;
  /** Whether a first page was answered. */
  readonly begun: boolean;
}

const nothing: Known = {
  records: [],
  offset: undefined,
  problem: undefined,
  isReading: false,
  begun: false,
};

/** As many as one request may delete. */
const mostDeleted = 10;

/** What is answered when a list was not read on for some minutes, or the whole state was replaced. */
const forgotten = 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE';

/** Read the records that a look shows, page by page, by calls with a token; follow what changes them. */
export function useSheet(table: TablePlace, look: Look, tokenId: string, secret: string): Sheet {
  const [known, setKnown] = useState(nothing);
  const latest = useRef(known);
  latest.current = known;
  const reading = useRef<AbortController>(undefined);
  const busy = useRef<Promise<void>>(undefined);
  const calls = useMemo(() => callsFor(table), [table]);
  const commits = useCommits(table);
  const [writes, setWrites] = useState(0);

  const change = (next: Partial<Known>) => {
    latest.current = { ...latest.current, ...next };
    setKnown(latest.current);
  };
  const replace = (fresh: readonly AirtableRecord[]) => {
    const byId = new Map(fresh.map((record) => [record.id, record]));
    change({ records: latest.current.records.map((record) => byId.get(record.id) ?? record) });
  };
  /** Read a page; one of a list that the service has forgotten by now is read from its beginning. */
  const read = async (offset: string | undefined): Promise<void> => {
    const stop = reading.current;
    const { body, problem } = await page(offset, stop);
    if (stop?.signal.aborted) return;
    if (problem?.code?.endsWith(forgotten)) return again();
    const before = offset === undefined ? [] : latest.current.records;
    const found = body && { records: [...before, ...body.records], offset: body.offset };
    change({ isReading: false, begun: true, problem, ...found });
  };
  const page = async (
    offset: string | undefined,
    stop: AbortController | undefined,
  ): Promise<Partial<Outcome<RecordList>>> => {
    change({ isReading: true });
    try {
      const outcome = await ask<RecordList>(calls.page(look, offset), tokenId, stop?.signal);
      if (outcome.body) commits.noteRead(outcome.body.records.map(({ id }) => id));
      return outcome;
    } catch (error) {
      if (stop?.signal.aborted) return {};
      throw error;
    }
  };
  const again = async (): Promise<void> => {
    const stop = reading.current;
    const least = latest.current.records.length;
    const records: AirtableRecord[] = [];
    let offset: string | undefined;
    do {
      const { body, problem } = await page(offset, stop);
      if (stop?.signal.aborted) return;
      if (problem) return change({ isReading: false, problem });
      records.push(...(body?.records ?? []));
      offset = body?.offset;
    } while (offset !== undefined && records.length < least);
    change({ isReading: false, begun: true, problem: undefined, records, offset });
  };
  /** One reading at a time: pages follow each other. */
  const turn = (work: () => Promise<void>): Promise<void> => {
    if (busy.current) return busy.current;
    const mine = work().finally(() => {
      if (busy.current === mine) busy.current = undefined;
    });
    busy.current = mine;
    return mine;
  };

  useEffect(() => {
    const stop = new AbortController();
    reading.current = stop;
    busy.current = undefined;
    change(nothing);
    void turn(() => read(undefined));
    return () => stop.abort();
    // What the calls are made of; a look is new on every drawing.
  }, [calls, look.view, look.filter, JSON.stringify(look.sort), tokenId, secret]);

  useEffect(() => {
    const { written, gone } = commits.news();
    const { records, offset } = latest.current;
    if (gone.size > 0) change({ records: records.filter(({ id }) => !gone.has(id)) });
    const ids = new Set(records.map(({ id }) => id));
    // Of a list that was read to its end, they can only be new.
    const isNew = offset === undefined && [...written].some((id) => !ids.has(id));
    if (isNew && latest.current.begun) void turn(again);
  }, [commits.stamp]);

  const more = async (): Promise<void> => {
    const { offset } = latest.current;
    if (offset !== undefined) await turn(() => read(offset));
  };

  return {
    table,
    tokenId,
    calls,
    records: known.records,
    problem: known.problem,
    isReading: known.isReading,
    hasMore: !known.begun || known.offset !== undefined,
    stamp: commits.stamp,
    writes,
    more,
    async all() {
      do await more();
      while (latest.current.offset !== undefined && !latest.current.problem);
    },
    freshen(ids) {
      const stale = commits.takeStale(ids);
      if (stale.length === 0) return;
      void ask<RecordList>(calls.these(stale), tokenId, undefined, true).then(({ body }) => {
        if (body) replace(body.records);
      });
    },
    async write(recordId, fields, typecast = false) {
      const outcome = await commits.own([recordId], () =>
        ask<AirtableRecord>(calls.update(recordId, fields, typecast), tokenId),
      );
      if (outcome.body) replace([outcome.body]);
      setWrites((last) => last + 1);
      return outcome;
    },
    async upload(recordId, field, file) {
      const outcome = await commits.own([recordId], () =>
        ask<AirtableRecord>(calls.upload(recordId, field.id, file), tokenId),
      );
      const row = latest.current.records.find(({ id }) => id === recordId);
      const cell = outcome.body?.fields[field.id];
      // The answer has this one cell alone.
      if (row && cell) replace([{ ...row, fields: { ...row.fields, [field.name]: cell } }]);
      return outcome;
    },
    async create() {
      const outcome = await commits.own('new', () =>
        ask<AirtableRecord>(calls.create({}), tokenId),
      );
      if (outcome.body) change({ records: [...latest.current.records, outcome.body] });
      return outcome;
    },
    async remove(ids) {
      const deleted: string[] = [];
      for (let from = 0; from < ids.length; from += mostDeleted) {
        const some = ids.slice(from, from + mostDeleted);
        const { problem } = await commits.own(some, () =>
          ask<DeletedRecords>(calls.remove(some), tokenId),
        );
        if (problem) return { problem };
        deleted.push(...some);
        const gone = new Set(some);
        change({ records: latest.current.records.filter(({ id }) => !gone.has(id)) });
      }
      return { body: deleted };
    },
    again: () => turn(again),
  };
}
