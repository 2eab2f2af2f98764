/** An application that needs one endpoint and nothing else. */
import { createCall, records } from '@sandtable/client';

const call = createCall({ token: () => document.title });

/** What the application's button does. */
export function addTask(baseId: string, name: string): Promise<unknown> {
  const body = { records: [{ fields: { Name: name } }] };
  return call(records.create, { baseId, tableIdOrName: 'Tasks', body });
}
