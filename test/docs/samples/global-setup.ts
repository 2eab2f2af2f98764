import { createMock, leastToken } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { seed } from './seed.ts';

// One mock for all test files; when the last of them is done, what their tokens needed.
export async function setup() {
  const mock = createMock({ seed });
  const printLeastToken = leastToken(mock);
  const served = await serve(mock, { port: 0 });
  process.env['AIRTABLE_ENDPOINT_URL'] = served.url; // which airtable.js reads
  return async () => {
    printLeastToken();
    await served.close();
  };
}
