import type { AirtableRecord } from '@sandtable/contract';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import type { TablePlace } from '../../world/atlas.ts';
import { world } from '../../world/world.ts';
import { type Answer, send } from '../console/call.ts';
import { pickedToken } from '../console/token-bar.tsx';
import { type ListCall, listCall } from './list-call.ts';

/** What a table's list call answered. */
export interface Rows {
  /** The call that was answered, or is on its way. */
  readonly asked: ListCall;
  /** Absent while the first is awaited, or when there was none. */
  readonly answer: Answer | undefined;
  /** Why there was no answer; for people. */
  readonly problem: string;
  /** Of the last answer that had some: a formula that is half written does not empty the table. */
  readonly records: readonly AirtableRecord[];
  /** Whether the records are those of `answer`. */
  readonly current: boolean;
  /** Present when there are more. */
  readonly offset: string | undefined;
  /** Ask for the next page, and put it behind the records. */
  more(): Promise<void>;
}

type Known = Pick<Rows, 'answer' | 'problem' | 'records' | 'current' | 'offset'>;

const nothing: Known = {
  answer: undefined,
  problem: '',
  records: [],
  current: true,
  offset: undefined,
};

/**
 * The records that a formula keeps, by a call with a token; asked for again when records or fields of
 * the table change. A call that is overtaken is aborted.
 */
export function useRows(table: TablePlace, formula: string, tokenId: string): Rows {
  const [known, setKnown] = useState(nothing);
  const latest = useRef<AbortController>(undefined);
  const stamp = useTableStamp(table.id);
  const { secret } = pickedToken(tokenId);
  const asked = useMemo(() => listCall(table, formula), [table, formula]);

  const ask = async (call: ListCall, before: readonly AirtableRecord[]): Promise<void> => {
    latest.current?.abort();
    const mine = new AbortController();
    latest.current = mine;
    try {
      const answer = await send(call.call, secret, mine.signal);
      if (mine.signal.aborted) return;
      const page = pageOf(answer.json);
      setKnown((last) => ({
        answer,
        problem: '',
        records: page ? [...before, ...page.records] : last.records,
        current: page !== undefined,
        offset: page?.offset,
      }));
    } catch (error) {
      if (mine.signal.aborted) return;
      setKnown((last) => ({ ...last, answer: undefined, problem: explain(error), current: false }));
    }
  };

  useEffect(() => {
    void ask(asked, []);
    return () => latest.current?.abort();
    // What the call is made of; it is itself new on every drawing.
  }, [table.id, formula, tokenId, secret, stamp]);

  // The same as long as nothing happened: a hundred rows are not drawn anew for every letter.
  return useMemo(
    () => ({
      ...known,
      asked,
      more: () => ask(listCall(table, formula, known.offset), known.records),
    }),
    [known, asked, secret],
  );
}

/** Counts the changes of a table's fields and records. */
export function useTableStamp(tableId: string): number {
  const [stamp, setStamp] = useState(0);
  useEffect(() => {
    const own = [`tables/${tableId}`, `rows/${tableId}/`];
    return world.value?.mock.events.on('commit', (entries) => {
      if (entries.some(([key]) => own.some((start) => key.startsWith(start)))) {
        setStamp((last) => last + 1);
      }
    });
  }, [tableId]);
  return stamp;
}

function pageOf(
  json: unknown,
): { readonly records: readonly AirtableRecord[]; readonly offset?: string } | undefined {
  if (typeof json !== 'object' || json === null || !('records' in json)) return undefined;
  // The mock's own answer to a list call; a refusal has no `records`.
  return json as { records: readonly AirtableRecord[]; offset?: string };
}
