import { readdirSync, readFileSync } from 'node:fs';
import {
  catalogue,
  decode,
  type Endpoint,
  parseQuery,
  type Role,
  readError,
} from '@sandtable/contract';
import { createMock, type Mock, type Seed, type SeedField } from '@sandtable/mock';
import { expect, test } from 'vitest';

/**
 * Requests and answers as Airtable's documentation prints them, one file for each page. Placeholders
 * of the path stay placeholders, since the pages print them so. Never edited to make us pass.
 */
interface Page {
  /** Address of the page. */
  readonly page: string;
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  /** Our name of the endpoint, e.g. `records.list`. */
  readonly endpoint: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
}

const pages = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, Page] => {
    const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    return [name.replace('.json', ''), JSON.parse(text) as Page];
  });

const exchanges = pages.flatMap(([slug, { exchanges: found }]) =>
  found.map((exchange, at) => ({ ...exchange, title: `${slug}, example ${at + 1}` })),
);

/** Endpoints by the names that the files use. */
const endpoints: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  Object.entries(catalogue).flatMap(([group, members]) =>
    Object.entries<Endpoint>(members).map(([name, one]) => [`${group}.${name}`, one]),
  ),
);

const ids = {
  baseId: 'appLkNDICXNqxSDhG',
  tableIdOrName: 'tblPARKS000000001',
  user: 'usrL2PNC5o3H4lBEi',
  secret: 'the-secret-of-the-pages',
};

const parkFields: readonly SeedField[] = [
  { name: 'Address', type: 'singleLineText' },
  { name: 'Name', type: 'singleLineText' },
  { name: 'Visited', type: 'checkbox' },
];

/** The parks that the pages speak of, as they are before anybody changes them. */
const parks = [
  {
    id: 'rec560UJdUtocSouk',
    createdTime: '2022-09-12T21:03:48.000Z',
    fields: { Address: '333 Post St', Name: 'Union Square', Visited: true },
  },
  {
    id: 'rec3lbPRG4aVqkeOQ',
    createdTime: '2022-09-12T21:03:48.000Z',
    fields: { Address: '1 Ferry Building', Name: 'Ferry Building' },
  },
];

type Tables = NonNullable<Seed['bases']>[number]['tables'];

function mockOf(tables: Tables, scopes: NonNullable<Seed['tokens']>[number]['scopes']): Mock {
  const collaborators = (permissionLevel: Role) => [{ userId: ids.user, permissionLevel }];
  const workspaceId = 'wspmhESAta6clCCwF';
  return createMock({
    seed: {
      users: [{ id: ids.user, email: 'foo@bar.com', name: 'foo' }],
      workspaces: [{ id: workspaceId, name: 'Main' }],
      bases: [
        {
          id: ids.baseId,
          name: 'Apartment Hunting',
          workspaceId,
          collaborators: collaborators('create'),
          tables,
        },
        {
          id: 'appSW9R5uCNmRmfl6',
          name: 'Project Tracker',
          workspaceId,
          collaborators: collaborators('edit'),
          tables: [],
        },
      ],
      tokens: [{ token: ids.secret, userId: ids.user, scopes, access: 'all' }],
    },
    dialect: { rateLimitEnvelope: 'object' },
  });
}

const parksTable = { id: ids.tableIdOrName, name: 'Parks', fields: parkFields, records: parks };
const everything = ['data.records:read', 'data.records:write', 'schema.bases:read'] as const;

/** The request of an exchange with its placeholders filled; the record is the one it speaks of. */
async function send(mock: Mock, { request, response }: Exchange, offset?: string) {
  const { id } = response.body;
  const recordId = typeof id === 'string' ? id : '';
  const filled: Readonly<Record<string, string>> = { ...ids, recordId };
  const path = request.path.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
  const answer = await mock.fetch(`https://api.airtable.com${path}${offset ?? ''}`, {
    method: request.method,
    headers: { authorization: `Bearer ${ids.secret}`, 'content-type': 'application/json' },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

test.each(exchanges)('$title: the contract reads request and answer', (exchange) => {
  const { endpoint: name, request, response } = exchange;
  const endpoint = endpoints[name] as Endpoint;
  const [path = '', search = ''] = request.path.split('?');
  expect([endpoint.method, endpoint.path]).toEqual([request.method, path]);
  expect(decode(endpoint, 'query', parseQuery(search))).toMatchObject({ fits: true });
  if (request.body !== undefined) {
    expect(decode(endpoint, 'body', request.body)).toEqual({ fits: true, value: request.body });
  }
  if (response.status >= 400) {
    expect(readError(response.body)).toMatchObject({ type: expect.any(String) });
  } else {
    expect(decode(endpoint, 'result', response.body)).toEqual({ fits: true, value: response.body });
  }
});

/** Upserts have to wait; refusals take a world of their own. */
const answered = exchanges.filter(
  ({ request, response }) =>
    response.status === 200 && !JSON.stringify(request).includes('performUpsert'),
);

test.each(answered)('$title: the mock answers as the page prints', async (exchange) => {
  const { endpoint, request, response } = exchange;
  const isSchema = endpoint === 'metadata.getBaseSchema';
  const tables = isSchema ? (response.body['tables'] as Tables) : [parksTable];
  const email = 'email' in response.body ? (['user.email:read'] as const) : [];
  const answer = await send(mockOf(tables, [...everything, ...email]), exchange);
  expect(answer).toEqual(request.method === 'POST' ? withOwnIds(response) : response);
});

/** What is created gets an id and a time of its own. */
function withOwnIds({ status, body }: Exchange['response']): unknown {
  const own = {
    id: expect.stringMatching(/^rec\w{14}$/),
    createdTime: expect.stringMatching(/Z$/),
  };
  const records = body['records'] as readonly object[] | undefined;
  return {
    status,
    body: records
      ? { records: records.map((record) => ({ ...record, ...own })) }
      : { ...body, ...own },
  };
}

test('an expired iterator is answered as the page prints', async () => {
  const [, exchange] = pages.find(([slug]) => slug === 'list-records')?.[1].exchanges ?? [];
  if (!exchange) throw new Error('The example is gone');
  const gone = `?offset=itrAAAAAAAAAAAAAA/rec560UJdUtocSouk`;
  expect(await send(mockOf([parksTable], everything), exchange, gone)).toEqual(exchange.response);
});

test('a base that may not be seen, and too many calls, are answered as the page prints', async () => {
  const [forbidden, limited] = pages.find(([slug]) => slug === 'errors')?.[1].exchanges ?? [];
  if (!forbidden || !limited) throw new Error('The examples are gone');
  expect(await send(mockOf([parksTable], []), forbidden)).toEqual(forbidden.response);
  const mock = mockOf([parksTable], everything);
  mock.rateLimit = true;
  for (let nth = 0; nth < 5; nth++) await send(mock, limited);
  expect(await send(mock, limited)).toEqual(limited.response);
});
