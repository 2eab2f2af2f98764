import { createClient } from '@sandtable/client';
import { createMock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { seed } from './seed.ts';

const served = await serve(createMock({ seed }), { port: 0 });

const airtable = createClient({ token: 'any-text-will-do', baseUrl: served.url });
const { id } = await airtable.metadata.whoami();
console.log(id); // → usrADA00000000001

await served.close();
