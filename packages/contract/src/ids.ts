/** What the first three characters of an id stand for. Recorded: 3 letters and 14 of `A-Z a-z 0-9`. */
export const idPrefixes = {
  app: 'base',
  tbl: 'table',
  fld: 'field',
  viw: 'view',
  rec: 'record',
  usr: 'user',
  ugp: 'user group',
  wsp: 'workspace',
  ent: 'enterprise account',
  sel: 'select choice',
  pat: 'personal access token',
  itr: 'list iterator',
  ses: 'browser session',
  com: 'comment',
  att: 'attachment',
  ach: 'webhook',
} as const;

/** First three characters of an id. */
export type IdPrefix = keyof typeof idPrefixes;

/** Path parameters that must be an id of one kind; the rest take a name as well. */
export const paramPrefixes: Readonly<Record<string, IdPrefix>> = {
  baseId: 'app',
  recordId: 'rec',
  rowCommentId: 'com',
  tokenId: 'pat',
};

const rest = /^[A-Za-z0-9]{14}$/;

/** Whether a text has the shape of an id of one kind, e.g. `isId('app', 'appPLANTS00000001')`. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.length === 17 && text.startsWith(prefix) && rest.test(text.slice(3));
}
