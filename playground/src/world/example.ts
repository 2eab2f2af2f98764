import type { Mock } from '@sandtable/mock';
import type { Example } from '../panels/console/draft.ts';
import type { Atlas } from './atlas.ts';

/** The first table, its first record and the organization, to fill forms with what exists. */
export function exampleIn(
  mock: Pick<Mock, 'entries'>,
  { tables, enterprises }: Atlas,
): Example | undefined {
  const [table] = tables;
  if (!table) return undefined;
  const enterpriseId = enterprises[0]?.id;
  return { table, enterpriseId, recordId: firstRecord(mock, table.id) };
}

function firstRecord(mock: Pick<Mock, 'entries'>, tableId: string): string | undefined {
  const prefix = `rows/${tableId}/`;
  for (const [key] of mock.entries()) {
    if (key.startsWith(prefix)) return key.slice(prefix.length);
  }
  return undefined;
}
