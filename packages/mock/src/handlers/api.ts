import type { HandlersOf } from '../room.ts';
import type { State } from '../store/state.ts';
import { attachmentHandlers } from './attachments.ts';
import { commentHandlers } from './comments.ts';
import { enterpriseTokenHandlers } from './enterprise-tokens.ts';
import type { FirstGroup } from './index.ts';
import { metadataHandlers } from './metadata.ts';
import { recordHandlers } from './records.ts';

export { readyFor } from '../computed/readiness.ts';

/** A handler for every endpoint of the Web API, and what has to be there before one is called. */
export const apiHandlers: Omit<HandlersOf, FirstGroup> = {
  attachments: attachmentHandlers,
  comments: commentHandlers,
  enterpriseTokens: enterpriseTokenHandlers,
  metadata: metadataHandlers,
  records: recordHandlers,
};
