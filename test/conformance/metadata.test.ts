import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, type World } from '../given.ts';

const bases = '/v0/meta/bases';
const schemaPath = `${bases}/${ids.base}/tables`;
const combined = { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' };

describeDoors('whoami', (door) => {
  test.each<[string, World['scopes'], object]>([
    ['no scope at all', [], { id: ids.user }],
    ['user.email:read', ['user.email:read'], { id: ids.user, email: 'ada@example.com' }],
    ['other scopes', ['data.records:read', 'schema.bases:read'], { id: ids.user }],
  ])('with %s', async (_title, scopes = [], expected) => {
    const { call, api } = await given(door, { scopes, role: 'none', access: {} });
    expect((await call('GET', '/v0/meta/whoami')).body).toEqual(expected);
    expect(await api.metadata.whoami()).toEqual(expected);
  });

  test('takes no parameters', async () => {
    const { call } = await given(door);
    const answer = await call('GET', '/v0/meta/whoami?verbose=1');
    expect([answer.status, answer.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
  });
});

describeDoors('listing bases', (door) => {
  const second = 'appHERBS000000001';
  const withSecond: NonNullable<World['seed']> = (seed) => ({
    ...seed,
    workspaces: [
      ...(seed.workspaces ?? []),
      {
        id: 'wspOTHER000000001',
        name: 'Other',
        collaborators: [{ userId: ids.user, permissionLevel: 'owner' }],
      },
    ],
    bases: [
      ...(seed.bases ?? []),
      { id: second, name: 'Herbs', workspaceId: 'wspOTHER000000001', tables: [] },
    ],
  });

  test.each<[string, World['access'], [string, string][]]>([
    [
      'everything',
      'all',
      [
        ['Plants', 'comment'],
        ['Herbs', 'create'],
      ],
    ],
    ['one base', { bases: [ids.base] }, [['Plants', 'comment']]],
    ['one workspace', { workspaces: ['wspOTHER000000001'] }, [['Herbs', 'create']]],
    [
      'a base and a workspace',
      { bases: [ids.base], workspaces: ['wspOTHER000000001'] },
      [
        ['Plants', 'comment'],
        ['Herbs', 'create'],
      ],
    ],
    ['nothing', {}, []],
  ])(
    'a token for %s sees what it was granted, an owner as creator',
    async (_title, access = {}, expected) => {
      const { call } = await given(door, { access, role: 'comment', seed: withSecond });
      const answer = await call('GET', bases);
      expect(answer.body).toEqual({
        bases: expected.map(([name, permissionLevel]) => ({
          id: name === 'Plants' ? ids.base : second,
          name,
          permissionLevel,
        })),
      });
    },
  );

  test('a base that the user cannot see is not in the list, whatever was granted', async () => {
    const { call } = await given(door, { role: 'none' });
    expect((await call('GET', bases)).body).toEqual({ bases: [] });
  });

  test('a thousand bases make a page', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => ({
      id: `app${String(at).padStart(14, '0')}`,
      name: `Base ${at}`,
      workspaceId: ids.workspace,
      collaborators: [{ userId: ids.user, permissionLevel: 'read' as const }],
      tables: [],
    }));
    const { call } = await given(door, {
      access: 'all',
      seed: (seed) => ({ ...seed, bases: many, tokens: seed.tokens ?? [] }),
    });
    const first = await call('GET', bases);
    expect(first.body.bases).toHaveLength(1000);
    expect(first.body.offset).toMatch(/^itr[A-Za-z0-9]{14}\/app0{10}1000$/);
    const last = await call('GET', `${bases}?offset=${first.body.offset}`);
    expect(last.body).toEqual({
      bases: [{ id: 'app00000000001000', name: 'Base 1000', permissionLevel: 'read' }],
    });
  });

  test('offset is the one parameter, and has to be a real one', async () => {
    const { call } = await given(door);
    const sized = await call('GET', `${bases}?pageSize=10`);
    expect([sized.status, sized.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
    const lost = await call('GET', `${bases}?offset=nonsense`);
    expect([lost.status, lost.body.error]).toEqual([
      422,
      { type: 'INVALID_OFFSET_VALUE', message: 'The value of offset nonsense is invalid' },
    ]);
    expect((await call('GET', `${bases}?offset=`)).status).toBe(200);
  });

  test('takes its scope', async () => {
    const { call } = await given(door, { scopes: ['data.records:read'] });
    const answer = await call('GET', bases);
    expect([answer.status, answer.body.error]).toMatchObject([403, combined]);
    expect(answer.why).toMatchObject({
      at: 'scope',
      problems: [{ missing: ['schema.bases:read'] }],
    });
  });
});

describeDoors('the schema of a base', (door) => {
  const world: World = {
    role: 'read',
    fields: [
      {
        id: 'fldNAME0000000001',
        name: 'Name',
        type: 'singleLineText',
        description: 'As on the label',
      },
      { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 1 } },
      {
        id: 'fldLINK0000000001',
        name: 'Parts',
        type: 'multipleRecordLinks',
        options: {
          isReversed: false,
          prefersSingleRecordLink: false,
          linkedTableId: 'tblPARTS000000001',
        },
      },
    ],
    views: [
      {
        id: 'viwGRID0000000001',
        name: 'Names',
        visibleFieldIds: ['fldNAME0000000001'],
        sort: [{ field: 'Name' }],
      },
      { id: 'viwWALL0000000001', name: 'Wall', type: 'gallery' },
    ],
    tables: [
      {
        id: 'tblPARTS000000001',
        name: 'Parts',
        description: 'What plants have',
        fields: [{ id: 'fldPART0000000001', name: 'Part', type: 'singleLineText' }],
      },
    ],
  };

  test('shows tables, fields of every type and views, without what schemas do not show', async () => {
    const { call, api } = await given(door, world);
    const answer = await call('GET', schemaPath);
    expect(answer.body).toEqual({
      tables: [
        {
          id: ids.table,
          name: 'Plants',
          primaryFieldId: 'fldNAME0000000001',
          fields: world.fields,
          views: [
            { id: 'viwGRID0000000001', name: 'Names', type: 'grid' },
            { id: 'viwWALL0000000001', name: 'Wall', type: 'gallery' },
          ],
        },
        {
          id: 'tblPARTS000000001',
          name: 'Parts',
          description: 'What plants have',
          primaryFieldId: 'fldPART0000000001',
          fields: [{ id: 'fldPART0000000001', name: 'Part', type: 'singleLineText' }],
          views: [{ id: expect.stringMatching(/^viw/), name: 'Grid view', type: 'grid' }],
        },
      ],
    });
    expect(await api.metadata.getBaseSchema({ baseId: ids.base })).toEqual(answer.body);
  });

  test.each([
    'include[]=visibleFieldIds',
    'include=visibleFieldIds',
    'include%5B%5D=visibleFieldIds',
  ])('%s adds the visible fields to grids only', async (query) => {
    const { call } = await given(door, world);
    const [plants, parts] = (await call('GET', `${schemaPath}?${query}`)).body.tables ?? [];
    expect(plants?.views).toEqual([
      {
        id: 'viwGRID0000000001',
        name: 'Names',
        type: 'grid',
        visibleFieldIds: ['fldNAME0000000001'],
      },
      { id: 'viwWALL0000000001', name: 'Wall', type: 'gallery' },
    ]);
    expect(parts?.views[0]?.visibleFieldIds).toEqual(['fldPART0000000001']);
  });

  test.each(['include[]=everything', 'pageSize=1', 'offset=x'])(
    '%s does not pass',
    async (query) => {
      const { call } = await given(door, world);
      const answer = await call('GET', `${schemaPath}?${query}`);
      expect([answer.status, answer.body.error]).toMatchObject([
        422,
        { type: 'INVALID_REQUEST_UNKNOWN' },
      ]);
    },
  );

  test('of a base that is not there cannot be told from one that may not be seen', async () => {
    const { call } = await given(door, { ...world, access: {} });
    const there = await call('GET', schemaPath);
    const nowhere = await call('GET', `${bases}/appAAAAAAAAAAAAAA/tables`);
    expect([there.status, nowhere.status]).toEqual([403, 403]);
    expect(there.text).toBe(nowhere.text);
    expect([there.why?.at, nowhere.why?.at]).toEqual(['grant', 'existence']);
  });
});
