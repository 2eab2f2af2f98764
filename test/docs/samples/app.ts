import { createClient, isApiError, TokensClient } from '@sandtable/client';
import { createMock } from '@sandtable/mock';
import { seed } from './seed.ts';

const mock = createMock({ seed });
const session = mock.signIn('usrADA00000000001');

// The page airtable.com/create/tokens, as code: the secret is shown once.
const tokens = new TokensClient({ session, fetch: mock.fetch });
const { token, secret } = await tokens.create({
  name: 'reader',
  scopes: ['data.records:read'],
  access: { bases: ['appPLANTS00000001'] },
});

// The Web API, typed. Without `fetch` this is the real Airtable.
const airtable = createClient({ token: secret, fetch: mock.fetch });
const plants = { baseId: 'appPLANTS00000001', tableIdOrName: 'Plants' };
const query = { sort: [{ field: 'Height', direction: 'desc' }] } as const;
const { records } = await airtable.records.list({ ...plants, query });
console.log(records.map(({ fields }) => fields['Name'])); // → [ 'Fern', 'Moss' ]

// What a token may not do is refused in Airtable's words; the offline copy also tells why.
const ivy = { body: { records: [{ fields: { Name: 'Ivy' } }] } };
const refused = await airtable.records.create({ ...plants, ...ivy }).catch((error) => error);
if (isApiError(refused)) console.log(refused.status, refused.why?.sentence);
// → 403 The token 'reader' lacks `data.records:write`. Add the scope under Scopes; nothing else is missing.

await tokens.update(token.id, { scopes: ['data.records:read', 'data.records:write'] });
await airtable.records.create({ ...plants, ...ivy }); // now it may

// Revoked is revoked on the very next call.
await tokens.delete(token.id);
const late = await airtable.records.list(plants).catch((error) => error);
if (isApiError(late)) console.log(late.status, late.type); // → 401 AUTHENTICATION_REQUIRED
