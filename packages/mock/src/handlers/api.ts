import { readyFor as readyForFormulas } from '../computed/readiness.ts';
import { readyForCsv } from '../csv.ts';
import type { Incoming } from '../exchange.ts';
import type { HandlersOf } from '../room.ts';
import type { State } from '../store/state.ts';
import { attachmentHandlers } from './attachments.ts';
import { commentHandlers } from './comments.ts';
import { enterpriseTokenHandlers } from './enterprise-tokens.ts';
import type { FirstGroup } from './index.ts';
import { metadataHandlers } from './metadata.ts';
import { recordHandlers } from './records.ts';

/** What has to be loaded before a request can be answered; `undefined` when it can be at once. */
export function readyFor(incoming: Incoming, state: State): Promise<void> | undefined {
  const csv = readyForCsv(incoming);
  return csv
    ? csv.then(() => readyForFormulas(incoming, state))
    : readyForFormulas(incoming, state);
}

/** A handler for every endpoint of the Web API, and what has to be there before one is called. */
export const apiHandlers: Omit<HandlersOf, FirstGroup> = {
  attachments: attachmentHandlers,
  comments: commentHandlers,
  enterpriseTokens: enterpriseTokenHandlers,
  metadata: metadataHandlers,
  records: recordHandlers,
};
