import type { Mock } from '@sandtable/mock';
import type { Example } from '../panels/console/draft.ts';
import type { Atlas } from './atlas.ts';

/** The first table and its first record, to fill forms with something that exists. */
export function exampleIn(mock: Pick<Mock, 'entries'>, { tables }: Atlas): Example | undefined {
  const [table] = tables;
  if (!table) return undefined;
  const prefix = `rows/${table.id}/`;
  for (const [key] of mock.entries()) {
    if (key.startsWith(prefix)) return { table, recordId: key.slice(prefix.length) };
  }
  return { table };
}
