import {
  advise,
  batch,
  canI,
  createCall,
  createClient,
  isAirtableError,
  isBatchError,
  isOffsetExpired,
  metadata,
  paginate,
  TokensClient,
} from '@sandtable/client';
import { createMock } from '@sandtable/mock';
import { seed } from './seed.ts';

const mock = createMock({ seed });
const vault = { read: async () => 'any-text-will-do' };
const closing = new AbortController();

const airtable = createClient({
  token: () => vault.read(), // or a text; asked before every attempt, so a new one is picked up
  fetch: mock.fetch, // default: the global one
  timeout: 10_000, // ms for one attempt, its answer included; default 30 s
  retry: { limit: 4, totalTimeout: 90_000 }, // default 2, 120 s; false: one attempt
});

const plants = { baseId: 'appPLANTS00000001', tableIdOrName: 'Plants' };
const { records } = await airtable.records.list({
  ...plants,
  query: { sort: [{ field: 'Height', direction: 'desc' }], fields: ['Name'] },
});
console.log(records.map(({ fields }) => fields)); // → [ { Name: 'Fern' }, { Name: 'Moss' } ]

const ivy = { fields: { Name: 'Ivy', Height: 900 } };
const added = await airtable.records.createOne({ ...plants, body: ivy });
const where = { ...plants, recordId: added.id };
await airtable.records.updateOne({ ...where, body: { fields: { Height: 950 } } });
console.log((await airtable.records.get(where)).fields['Height']); // → 950
console.log(await airtable.metadata.listBases().catch(({ type }) => type)); // → INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND

let count = 0;
const input = { ...plants, query: { pageSize: 2 } };
for await (const page of paginate(airtable.records.list, input, { signal: closing.signal })) {
  count += page.records.length;
}
console.log(count); // → 3

const many = Array.from({ length: 25 }, (_, n) => ({ fields: { Name: `Seedling ${n}` } }));
const created = await batch(airtable.records.create, { ...plants, body: { records: many } });
console.log(created.records.length); // → 25
const ids = created.records.map(({ id }) => id);
await batch(airtable.records.delete, { ...plants, query: { records: ids } });

try {
  await airtable.records.create({ ...plants, body: { records: [{ fields: { Nme: 'Ivy' } }] } });
} catch (error) {
  if (!isAirtableError(error)) throw error; // a bug, or the reason of your signal
  console.log(error.message); // → Create records: UNKNOWN_FIELD_NAME (422) Unknown field name: "Nme"
  if (isBatchError(error)) console.log(error.written, error.uncertain, error.unwritten);
  if (isOffsetExpired(error)) console.log('start the list over');
}

const tokens = new TokensClient({ session: mock.signIn('usrADA00000000001'), fetch: mock.fetch });
const issued = await tokens.create({ name: 'reader', scopes: [], access: 'all' });
await tokens.update(issued.token.id, { scopes: ['schema.bases:read'] });
const reader = createClient(tokens.use(issued.secret)); // with the settings of `tokens`
console.log((await reader.metadata.listBases()).bases.length); // → 1
const { secret } = await tokens.regenerate(issued.token.id); // the old one is dead now

const may = canI(issued.token, airtable.records.create.endpoint, plants, 'edit');
console.log(may.sentence); // → The token 'reader' lacks `data.records:write`. Add the scope under Scopes; nothing else is missing.
const { list } = createClient(tokens.use(secret)).records;
const refused = await list(plants).catch((error) => error);
console.log(advise(refused)); // → The token 'reader' lacks `data.records:read`. Add the scope under Scopes; nothing else is missing.

mock.tokenExtras = true; // or createMock({ seed, dialect: { tokenExtras: true } })
await tokens.update(issued.token.id, { expiresTime: '2026-01-09T17:00:00.000Z' }); // null: never
const rotated = await tokens.regenerate(issued.token.id, { graceMs: 3_600_000 });
console.log(rotated.token.previousSecretExpiresTime); // → 2026-01-01T01:00:00.000Z
const twin = await tokens.clone(issued.token.id, 'twin'); // with a secret of its own
console.log(twin.token.expiresTime); // → 2026-01-09T17:00:00.000Z

console.log((await tokens.list()).map(({ name }) => name).includes('reader')); // → true
await tokens.deleteMany([issued.token.id, twin.token.id]);

const call = createCall({ token: 'any-text-will-do', fetch: mock.fetch });
console.log((await call(metadata.whoami)).id); // → usrADA00000000001
console.log(secret === issued.secret); // → false
