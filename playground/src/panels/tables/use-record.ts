import type { AirtableRecord } from '@sandtable/contract';
import { useEffect, useState } from 'preact/hooks';
import { ask, type Problem } from './requests.ts';
import type { Sheet } from './use-sheet.ts';

/** A record that stands beside the grid, whether its rows have it or not. */
export interface Read {
  readonly record: AirtableRecord | undefined;
  /** Why it could not be read. */
  readonly problem: Problem | undefined;
}

/**
 * One of the rows that were read costs nothing. Any other, e.g. one that a look leaves out, is read by a
 * call of its own, and again when something changes.
 */
export function useRecord(sheet: Sheet, recordId: string): Read {
  const [read, setRead] = useState<Read>(nothing);
  const row = sheet.records.find(({ id }) => id === recordId);
  const isMissing = row === undefined && !sheet.isReading;
  useEffect(() => {
    if (row) sheet.freshen([row.id]);
  }, [row, sheet.stamp]);
  useEffect(() => {
    if (!isMissing) return undefined;
    const stop = new AbortController();
    ask<AirtableRecord>(sheet.calls.get(recordId), sheet.tokenId, stop.signal, true).then(
      ({ body, problem }) => setRead({ record: body, problem }),
      // Overtaken by another record.
      () => undefined,
    );
    return () => stop.abort();
  }, [isMissing, recordId, sheet.calls, sheet.tokenId, sheet.stamp, sheet.writes]);
  if (row) return { record: row, problem: undefined };
  return read.record && read.record.id !== recordId ? nothing : read;
}

const nothing: Read = { record: undefined, problem: undefined };
