import type { catalogue } from '@sandtable/contract';
import type { Handlers } from '../room.ts';
import { enterpriseTokenHandlers } from './enterprise-tokens.ts';
import { metadataHandlers } from './metadata.ts';
import { recordHandlers } from './records.ts';
import { serviceAccountHandlers } from './service-accounts.ts';
import { tokenHandlers } from './tokens.ts';

/** A handler for every endpoint of the catalogue; the compiler asks for those that are missing. */
export const handlers: { readonly [G in keyof typeof catalogue]: Handlers<(typeof catalogue)[G]> } =
  {
    enterpriseTokens: enterpriseTokenHandlers,
    metadata: metadataHandlers,
    records: recordHandlers,
    serviceAccounts: serviceAccountHandlers,
    tokens: tokenHandlers,
  };
