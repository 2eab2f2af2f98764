import { expect, test } from 'vitest';
import { copyPackages } from './copy-of-packages.ts';
import { blocksOf } from './documents.ts';

/** The code that CONTRIBUTING adds to a file. */
function addition(path: string): string {
  const block = blocksOf('CONTRIBUTING.md').find(({ file }) => file === path);
  if (!block) throw new Error(`CONTRIBUTING adds nothing to ${path}`);
  return block.text;
}

const inContract = 'packages/contract/src/endpoints/metadata.ts';
const inMock = 'packages/mock/src/handlers/metadata.ts';

/** What is there for free, as a program that prints it. */
const trial = `
  import { catalogue } from '@sandtable/contract';
  import { jsonSchema } from '@sandtable/contract/form';
  import { openApi } from '@sandtable/contract/openapi';
  import { createClient } from '@sandtable/client';
  import { createMock } from '@sandtable/mock';

  const user = { id: 'usrADA00000000001', name: 'Ada', email: 'ada@example.com' };
  const owner = { userId: user.id, permissionLevel: 'owner' };
  const token = (token, scopes) => ({ token, name: token, userId: user.id, scopes, access: 'all' });
  const tables = [{ name: 'Plants', fields: [{ name: 'Name', type: 'singleLineText' }] }];
  const mock = createMock({
    seed: {
      users: [user],
      workspaces: [{ id: 'wspMAIN0000000001', name: 'Main', collaborators: [owner] }],
      tokens: [token('designer', ['schema.bases:read']), token('reader', ['data.records:read'])],
      bases: [{ id: 'appPLANTS00000001', name: 'Plants', workspaceId: 'wspMAIN0000000001', tables }],
    },
  });
  const as = (token) => createClient({ token, fetch: mock.fetch }).metadata;
  const plants = { baseId: 'appPLANTS00000001', tableIdOrName: 'Plants' };
  const { getTableSchema } = catalogue.metadata;
  const refused = (call) => call.catch(({ why }) => why.sentence);
  console.log(JSON.stringify({
    answer: (await as('designer').getTableSchema(plants)).fields.map(({ name }) => name),
    lacksScope: await refused(as('reader').getTableSchema(plants)),
    lacksTable: await refused(as('designer').getTableSchema({ ...plants, tableIdOrName: 'Trees' })),
    form: Object.keys(jsonSchema(getTableSchema, 'result').properties),
    document: openApi().paths['/v0/meta/bases/{baseId}/tables/{tableIdOrName}'].get.summary,
  }));
`;

test('an endpoint is added in two files, as CONTRIBUTING says', { timeout: 120_000 }, async () => {
  const copy = copyPackages();
  copy.edit(inContract, (text) => text + addition(inContract));
  const half = await copy.run('tsc', '-b', 'packages/client', 'packages/mock');
  expect(half).toContain("Property 'getTableSchema' is missing in type");

  copy.edit(inMock, (text) =>
    text.replace(/^export const \w+Handlers.* = \{$/m, (table) => `${table}\n${addition(inMock)}`),
  );
  const whole = await copy.run('tsc', '-b', 'packages/client', 'packages/mock');
  expect(whole).toBe('');

  const flags = ['--conditions=@sandtable/source', '--input-type=module', '--eval', trial];
  const output = await copy.run('node', ...flags);
  expect(JSON.parse(output)).toEqual({
    answer: ['Name'],
    lacksScope:
      "The token 'reader' lacks `schema.bases:read`. Add the scope under Scopes; nothing else is missing.",
    lacksTable: expect.stringContaining('here is no table Trees'),
    form: expect.arrayContaining(['id', 'name', 'fields', 'views']),
    document: 'Get a table schema',
  });
});
