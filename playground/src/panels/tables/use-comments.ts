import type { Comment, CommentList } from '@sandtable/contract';
import { useEffect, useState } from 'preact/hooks';
import { version } from '../../world/world.ts';
import type { TableCall, TableCalls } from './calls.ts';
import { ask, type Problem } from './requests.ts';

/** The comments of a record, and what can be done with them. */
export interface Comments {
  /** Oldest first; absent until they are read. */
  readonly list: readonly Comment[] | undefined;
  readonly problem: Problem | undefined;
  /** Make a request that changes them, and read them again. Answers why it was refused, if it was. */
  change(call: TableCall): Promise<Problem | undefined>;
}

/** Read the comments of a record by calls with a token; again after every commit. */
export function useComments(calls: TableCalls, recordId: string, tokenId: string): Comments {
  const [known, setKnown] = useState<Pick<Comments, 'list' | 'problem'>>(nothing);
  const state = version.value;
  useEffect(() => setKnown(nothing), [recordId, tokenId]);
  useEffect(() => {
    const stop = new AbortController();
    read(calls, recordId, tokenId, stop.signal).then(
      (found) => !stop.signal.aborted && setKnown(found),
      // Overtaken by the next commit.
      () => undefined,
    );
    return () => stop.abort();
  }, [calls, recordId, tokenId, state]);
  return {
    ...known,
    change: async (call) => (await ask(call, tokenId)).problem,
  };
}

const nothing = { list: undefined, problem: undefined };

async function read(
  calls: TableCalls,
  recordId: string,
  tokenId: string,
  stop: AbortSignal,
): Promise<Pick<Comments, 'list' | 'problem'>> {
  const list: Comment[] = [];
  let offset: string | undefined;
  do {
    const call = calls.comments(recordId, offset);
    const { body, problem } = await ask<CommentList>(call, tokenId, stop, true);
    if (problem) return { list: undefined, problem };
    list.push(...body.comments);
    offset = body.offset ?? undefined;
  } while (offset !== undefined);
  return { list: list.toReversed(), problem: undefined };
}
