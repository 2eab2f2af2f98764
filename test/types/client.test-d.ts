import {
  type AirtableRecord,
  type ApiError,
  type BaseList,
  type BaseSchema,
  batch,
  type ChangedRecords,
  type Client,
  type Comment,
  type CommentList,
  createCall,
  createClient,
  type DeletedToken,
  type IssuedToken,
  isAirtableError,
  isApiError,
  isShapeError,
  isTransportError,
  metadata,
  paginate,
  type RecordList,
  records,
  type Scope,
  type ServiceAccount,
  type Token,
  TokensClient,
  type WhoAmI,
} from '@sandtable/client';
import { expectTypeOf, test } from 'vitest';

const client = createClient({ token: 'patTYPES', baseUrl: 'http://127.0.0.1:4010' });
const call = createCall({ token: async () => 'patTYPES' });
const tokens = new TokensClient({ session: () => 'sesTYPES' });
const table = { baseId: 'app', tableIdOrName: 'Tasks' };
const cells = { fields: { Name: 'One' } };

test('a call needs the path, and what its query and body need', () => {
  void client.records.list(table);
  void client.records.list({ ...table, query: { pageSize: 10, sort: [{ field: 'Name' }] } });
  void client.records.get({ ...table, recordId: 'rec' }, { signal: AbortSignal.abort() });
  void client.records.create({ ...table, body: { records: [cells], typecast: true } });
  void client.records.delete({ ...table, query: { records: ['rec'] } });

  // @ts-expect-error missing input
  void client.records.list();
  // @ts-expect-error missing tableIdOrName
  void client.records.list({ baseId: 'app' });
  // @ts-expect-error missing recordId
  void client.records.get(table);
  // @ts-expect-error missing body
  void client.records.create(table);
  // @ts-expect-error missing records
  void client.records.create({ ...table, body: {} });
  // @ts-expect-error missing fields
  void client.records.create({ ...table, body: { records: [{ Name: 'One' }] } });
  // @ts-expect-error an unknown option
  void client.records.list({ ...table, query: { limit: 10 } });
  // @ts-expect-error a number in code, though text on the wire
  void client.records.list({ ...table, query: { pageSize: '10' } });
  // @ts-expect-error an unknown direction
  void client.records.list({ ...table, query: { sort: [{ field: 'Name', direction: 'up' }] } });
  // @ts-expect-error the query of a delete is not optional
  void client.records.delete(table);
  // @ts-expect-error a list has no body
  void client.records.list({ ...table, body: {} });
  // @ts-expect-error a signal, not a controller
  void client.records.list(table, { signal: new AbortController() });
});

test('what needs nothing may be called with nothing', () => {
  expectTypeOf(client.metadata.whoami()).resolves.toEqualTypeOf<WhoAmI>();
  expectTypeOf(client.metadata.listBases()).resolves.toEqualTypeOf<BaseList>();
  expectTypeOf(
    client.metadata.listBases({ query: { offset: 'a' } }),
  ).resolves.toEqualTypeOf<BaseList>();
  expectTypeOf(call(metadata.whoami)).resolves.toEqualTypeOf<WhoAmI>();
  expectTypeOf(
    client.metadata.getBaseSchema({ baseId: 'app' }),
  ).resolves.toEqualTypeOf<BaseSchema>();

  // @ts-expect-error missing baseId
  void client.metadata.getBaseSchema();
});

test('answers have their types, and are not to be changed', async () => {
  expectTypeOf(client.records.list(table)).resolves.toEqualTypeOf<RecordList>();
  expectTypeOf(
    client.records.createOne({ ...table, body: cells }),
  ).resolves.toEqualTypeOf<AirtableRecord>();
  expectTypeOf(call(records.list, table)).resolves.toEqualTypeOf<RecordList>();

  const record = await client.records.get({ ...table, recordId: 'rec' });
  expectTypeOf(record.fields['Name']).toBeUnknown();
  // @ts-expect-error read-only
  record.id = 'rec2';
  // @ts-expect-error read-only
  record.fields['Name'] = 'Two';
});

test('the client has the groups that a token opens', () => {
  expectTypeOf<Client>().toHaveProperty('metadata');
  expectTypeOf<Client>().toHaveProperty('records');
  // @ts-expect-error a token cannot manage tokens
  void client.tokens;
  // @ts-expect-error nor those of service accounts
  void client.serviceAccounts;
  // @ts-expect-error no such endpoint
  void client.records.find;
  // @ts-expect-error read-only
  client.records.list = client.records.listByPost;
});

test('one function calls any endpoint, with the input of that endpoint', () => {
  void call(records.get, { ...table, recordId: 'rec' });
  // @ts-expect-error missing recordId
  void call(records.get, table);
  // @ts-expect-error not an endpoint
  void call('/v0/meta/whoami');
});

test('a client is made with a token', () => {
  createClient({ token: 'pat', retry: false, timeout: 1000, fetch });
  createClient({ token: 'pat', retry: { limit: 1 }, fetch: async () => new Response() });
  // @ts-expect-error missing token
  createClient({});
  // @ts-expect-error a token may be undefined in the environment, and then is none
  createClient({ token: undefined as string | undefined });
  // @ts-expect-error a session is no token
  createClient({ session: 'ses' });
  // @ts-expect-error a number of attempts is `limit`
  createClient({ token: 'pat', retry: 3 });
  // @ts-expect-error a token is no session
  new TokensClient({ token: 'pat' });
});

test('tokens are managed by a session and used by a client', () => {
  const access = { bases: ['app'], workspaces: ['wsp'] };
  expectTypeOf(
    tokens.create({ name: 'reader', scopes: ['data.records:read'], access }),
  ).resolves.toEqualTypeOf<IssuedToken>();
  expectTypeOf(tokens.list()).resolves.toEqualTypeOf<readonly Token[]>();
  expectTypeOf(tokens.regenerate('pat')).resolves.toEqualTypeOf<IssuedToken>();
  expectTypeOf(tokens.deleteMany(['pat'])).resolves.toEqualTypeOf<readonly DeletedToken[]>();
  expectTypeOf(tokens.update('pat', { name: 'writer' })).resolves.toEqualTypeOf<Token>();
  expectTypeOf(createClient(tokens.use('pat'))).toEqualTypeOf<Client>();
  expectTypeOf<Token['scopes'][number]>().toEqualTypeOf<Scope>();

  // @ts-expect-error missing access
  void tokens.create({ name: 'reader', scopes: ['data.records:read'] });
  // @ts-expect-error an unknown scope
  void tokens.create({ name: 'reader', scopes: ['data.records:see'], access });
  // @ts-expect-error an unknown kind of access
  void tokens.create({ name: 'reader', scopes: [], access: 'everything' });
  // @ts-expect-error an id, not an input
  void tokens.get({ tokenId: 'pat' });
  // @ts-expect-error the secret is a token's own
  void tokens.update('pat', { secret: 'x' });
});

test('tokens of a service account are managed like one’s own', () => {
  const robot = tokens.ofServiceAccount('usr');
  expectTypeOf(robot).toEqualTypeOf<TokensClient>();
  expectTypeOf(robot.list()).resolves.toEqualTypeOf<readonly Token[]>();
  expectTypeOf(
    robot.create({ name: 'nightly', scopes: ['data.records:read'], access: 'all' }),
  ).resolves.toEqualTypeOf<IssuedToken>();
  expectTypeOf(tokens.serviceAccounts()).resolves.toEqualTypeOf<readonly ServiceAccount[]>();
  expectTypeOf(tokens.createServiceAccount('Robot')).resolves.toEqualTypeOf<ServiceAccount>();
  new TokensClient({ session: 'ses', serviceAccount: 'usr' });

  // @ts-expect-error whose tokens they are
  void tokens.ofServiceAccount();
  // @ts-expect-error an id, not an input
  void tokens.ofServiceAccount({ userId: 'usr' });
  // @ts-expect-error a name, not an input
  void tokens.createServiceAccount({ name: 'Robot' });
  // @ts-expect-error missing access
  void robot.create({ name: 'nightly', scopes: [] });
  // @ts-expect-error an account has no session of its own
  new TokensClient({ serviceAccount: 'usr' });
});

test('what has an offset can be paged, and nothing else', () => {
  expectTypeOf(paginate(client.records.list, table)).toEqualTypeOf<
    AsyncGenerator<RecordList, void, undefined>
  >();
  void paginate(client.records.listByPost, { ...table, body: { view: 'All' } });
  void paginate(client.metadata.listBases, {});

  // @ts-expect-error missing tableIdOrName
  void paginate(client.records.list, { baseId: 'app' });
  // @ts-expect-error one record has no pages
  void paginate(client.records.get, { ...table, recordId: 'rec' });
  // @ts-expect-error a create has no pages
  void paginate(client.records.create, { ...table, body: { records: [cells] } });
  // @ts-expect-error the operation, not its result
  void paginate(client.records.list(table), table);
});

test('what takes records can be batched, and nothing else', () => {
  expectTypeOf(
    batch(client.records.create, { ...table, body: { records: [cells] } }),
  ).resolves.toEqualTypeOf<RecordList>();
  void batch(client.records.update, { ...table, body: { records: [{ id: 'rec', ...cells }] } });
  void batch(client.records.delete, { ...table, query: { records: ['rec'] } });

  // @ts-expect-error one record is no batch
  void batch(client.records.createOne, { ...table, body: cells });
  // @ts-expect-error a list takes no records
  void batch(client.records.list, table);
  // @ts-expect-error missing records
  void batch(client.records.create, { ...table, body: {} });
});

test('comments have their methods, and pages that end with null', () => {
  const record = { ...table, recordId: 'rec' };
  const comment = { ...record, rowCommentId: 'com' };
  expectTypeOf(client.comments.list(record)).resolves.toEqualTypeOf<CommentList>();
  expectTypeOf<CommentList['offset']>().toEqualTypeOf<string | null>();
  expectTypeOf(
    client.comments.create({ ...record, body: { text: 'x', parentCommentId: 'com' } }),
  ).resolves.toEqualTypeOf<Comment>();
  void client.comments.update({ ...comment, body: { text: 'x' } });
  void client.comments.delete(comment);
  void paginate(client.comments.list, { ...record, query: { pageSize: 10 } });

  // @ts-expect-error missing text
  void client.comments.create({ ...record, body: {} });
  // @ts-expect-error missing rowCommentId
  void client.comments.delete(record);
  // @ts-expect-error a thread cannot be changed
  void client.comments.update({ ...comment, body: { text: 'x', parentCommentId: 'com' } });
  // @ts-expect-error what is the last page's is nothing to ask for
  void client.comments.list({ ...record, query: { offset: null } });
});

test('an upsert tells what it created and updated', async () => {
  const performUpsert = { fieldsToMergeOn: ['Name'] };
  const body = { records: [cells], performUpsert };
  expectTypeOf(client.records.update({ ...table, body })).resolves.toEqualTypeOf<ChangedRecords>();
  const { createdRecords } = await batch(client.records.replace, { ...table, body });
  expectTypeOf(createdRecords).toEqualTypeOf<readonly string[] | undefined>();
  // @ts-expect-error a create finds nothing
  void client.records.create({ ...table, body: { records: [cells], performUpsert } });
});

test('a sync takes a text', () => {
  const sync = { ...table, apiEndpointSyncId: 'sync' };
  expectTypeOf(client.records.syncCsv({ ...sync, body: 'Name\nFern' })).resolves.toEqualTypeOf<{
    readonly success: true;
  }>();
  // @ts-expect-error a text, not an object
  void client.records.syncCsv({ ...sync, body: { Name: 'Fern' } });
  // @ts-expect-error missing body
  void client.records.syncCsv(sync);
});

test('guards tell errors apart', () => {
  const error: unknown = new Error('a');
  // @ts-expect-error nothing is known of it yet
  void error.status;
  if (isApiError(error)) {
    expectTypeOf(error).toEqualTypeOf<ApiError>();
    expectTypeOf(error.name).toEqualTypeOf<'ApiError'>();
    expectTypeOf(error.status).toBeNumber();
    expectTypeOf(error.why?.sentence).toEqualTypeOf<string | undefined>();
  }
  if (isShapeError(error)) expectTypeOf(error.side).toEqualTypeOf<'input' | 'answer'>();
  if (isTransportError(error)) {
    expectTypeOf(error.fault).toEqualTypeOf<'timeout' | 'network' | 'redirect'>();
    // @ts-expect-error there was no answer
    void error.status;
  }
  if (isAirtableError(error)) expectTypeOf(error.operation).toBeString();
});
