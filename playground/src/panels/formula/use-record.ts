import type { AirtableRecord } from '@sandtable/contract';
import { useEffect, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { send } from '../console/call.ts';
import { recordsIn } from '../console/record-table.tsx';
import { pickedToken } from '../console/token-bar.tsx';
import { getCall } from './list-call.ts';
import { useTableStamp } from './use-rows.ts';

/**
 * The record that an address names, whether the formula keeps it or not. Among the records at hand it
 * costs nothing; any other is read by a call of its own. Without a name it is the first at hand.
 */
export function useRecord(
  table: TablePlace,
  recordId: string | undefined,
  atHand: readonly AirtableRecord[],
  tokenId: string,
): AirtableRecord | undefined {
  const [last, setLast] = useState<AirtableRecord>();
  const here = recordId === undefined ? atHand[0] : atHand.find(({ id }) => id === recordId);
  const { secret } = pickedToken(tokenId);
  const wanted = recordId !== undefined && !here ? recordId : undefined;
  const stamp = useTableStamp(table.id);
  useEffect(() => {
    if (here) setLast(here);
  }, [here]);
  useEffect(() => {
    if (wanted === undefined) return undefined;
    const stop = new AbortController();
    send(getCall(table, wanted).call, secret, stop.signal).then(
      ({ json }) => setLast(recordsIn(json)[0]),
      // Without an answer there is nothing to explain, which the list beside says as well.
      () => undefined,
    );
    return () => stop.abort();
  }, [wanted, secret, table.id, stamp]);
  if (here) return here;
  return recordId === undefined || last?.id === recordId ? last : undefined;
}
