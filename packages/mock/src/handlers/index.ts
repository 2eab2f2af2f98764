import type { catalogue } from '@sandtable/contract';
import type { Handlers } from '../room.ts';
import { metadataHandlers } from './metadata.ts';
import { recordHandlers } from './records.ts';
import { tokenHandlers } from './tokens.ts';

/** A handler for every endpoint of the catalogue; the compiler asks for those that are missing. */
export const handlers: { readonly [G in keyof typeof catalogue]: Handlers<(typeof catalogue)[G]> } =
  {
    metadata: metadataHandlers,
    records: recordHandlers,
    tokens: tokenHandlers,
  };
