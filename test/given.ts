import { type Client, createClient, TokensClient } from '@sandtable/client';
import type {
  AirtableRecord,
  BaseList,
  BaseSchema,
  Fields,
  HostName,
  Role,
  Scope,
  Token,
  TokenAccess,
  Why,
} from '@sandtable/contract';
import {
  createMock,
  type Dialect,
  type Mock,
  type Seed,
  type SeedField,
  type SeedTable,
  sessionHeader,
  whyHeader,
} from '@sandtable/mock';
import { onTestFinished } from 'vitest';
import type { Door } from './doors.ts';

/** Ids of the world that {@link given} builds. */
export const ids = {
  user: 'usrADA00000000001',
  other: 'usrBOB00000000001',
  workspace: 'wspMAIN0000000001',
  base: 'appPLANTS00000001',
  table: 'tblPLANTS00000001',
  token: 'patREADER00000001',
} as const;

/** The secret of the world's one token. */
export const secret = `${ids.token}.a-secret-that-must-not-be-seen-again`;

/** What a world differs in from the smallest one: an editor with a token for one base and one table. */
export interface World {
  /** The user's level on the base. Default `edit`. */
  readonly role?: Role;
  /** Default: reading and writing records, reading the schema. */
  readonly scopes?: readonly Scope[];
  /** Default: the one base. */
  readonly access?: TokenAccess;
  /** Default: `Name`, a text, and `Height`, a number. */
  readonly fields?: readonly SeedField[];
  /** Cells of each record. Default: none. Ids count up: {@link recordId}. */
  readonly records?: readonly Readonly<Record<string, unknown>>[];
  readonly views?: SeedTable['views'];
  /** Further tables of the base. */
  readonly tables?: readonly SeedTable[];
  /** Whatever else differs, as a last touch. */
  readonly seed?: (seed: Seed) => Seed;
  readonly dialect?: Partial<Dialect>;
  readonly rateLimit?: boolean;
}

/** What a plain request may carry beside method and path. */
export interface Extras {
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly host?: HostName;
  /** Default: the world's token. `null`: none. */
  readonly secret?: string | null;
}

/** The keys of answers that tests read; which of them are there is what they assert. */
export interface AnswerBody {
  readonly id?: string;
  readonly fields?: Fields;
  readonly records?: readonly AirtableRecord[];
  readonly offset?: string;
  readonly bases?: BaseList['bases'];
  readonly tables?: BaseSchema['tables'];
  readonly tokens?: readonly Token[];
  readonly token?: Token;
  readonly secret?: string;
  readonly error?: unknown;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: AnswerBody;
  /** The true reason of a refusal. */
  readonly why?: Why;
}

/** A world behind a door, and ways to call it. */
export interface Given {
  readonly mock: Mock;
  readonly origins: Readonly<Record<HostName, string>>;
  /** A plain request with the world's token. `path` starts at `/v0`. */
  call(method: string, path: string, extras?: Extras): Promise<Answer>;
  /** Go where a link of an answer leads, without a token. */
  follow(url: unknown): Promise<Response>;
  /** A plain request to the token page, with a session of the user. */
  page(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The typed client with the world's token. It tries once. */
  readonly api: Client;
  /** The typed client of the token page. */
  readonly tokens: TokensClient;
  /** Where the table is: `{ baseId, tableIdOrName }`. */
  readonly plants: { readonly baseId: string; readonly tableIdOrName: string };
}

/** The path of the world's table. */
export const tablePath = `/v0/${ids.base}/${ids.table}`;

/** Id of the nth record of the world, counting from 1. */
export function recordId(nth: number): string {
  return `rec${String(nth).padStart(14, '0')}`;
}

const plainFields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 1 } },
];

/** The seed of a world. */
export function seedOf(world: World = {}): Seed {
  const { role = 'edit', records = [], tables = [], seed = (made) => made } = world;
  return seed({
    users: [
      { id: ids.user, email: 'ada@example.com', name: 'Ada' },
      { id: ids.other, email: 'bob@example.com', name: 'Bob' },
    ],
    workspaces: [
      {
        id: ids.workspace,
        name: 'Main',
        collaborators: [{ userId: ids.other, permissionLevel: 'owner' }],
      },
    ],
    bases: [
      {
        id: ids.base,
        name: 'Plants',
        workspaceId: ids.workspace,
        collaborators: role === 'none' ? [] : [{ userId: ids.user, permissionLevel: role }],
        tables: [
          {
            id: ids.table,
            name: 'Plants',
            fields: world.fields ?? plainFields,
            ...(world.views && { views: world.views }),
            records: records.map((fields, at) => ({
              id: recordId(at + 1),
              createdTime: '2026-01-05T09:00:00.000Z',
              fields,
            })),
          },
          ...tables,
        ],
      },
    ],
    tokens: [
      {
        id: ids.token,
        token: secret,
        name: 'reader',
        userId: ids.user,
        scopes: world.scopes ?? ['data.records:read', 'data.records:write', 'schema.bases:read'],
        access: world.access ?? { bases: [ids.base] },
      },
    ],
  });
}

/**
 * Build the smallest world that fits the words, behind a door. The clock stands still and ids come
 * from a seed, so whole answers can be compared. The door closes when the test is over.
 */
export async function given(door: Door, world: World = {}): Promise<Given> {
  const mock = createMock({
    seed: seedOf(world),
    ...(world.dialect && { dialect: world.dialect }),
    ...(world.rateLimit && { rateLimit: true }),
  });
  const { fetch: send, origins, baseUrl, close } = await door.open(mock);
  onTestFinished(close);
  const session = mock.signIn(ids.user);
  const through = { fetch: send, retry: false as const, ...(baseUrl && { baseUrl }) };

  const call: Given['call'] = async (method, path, extras = {}) => {
    const { body, host = 'api', secret: bearer = secret } = extras;
    const headers = new Headers({
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...extras.headers,
    });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`${origins[host]}${path}`, {
      method,
      headers,
      ...(text !== undefined && { body: text }),
    });
    return answerOf(await send(request));
  };

  return {
    mock,
    origins,
    call,
    follow: (url) => send(new Request(String(url))),
    page: (method, path, body) =>
      call(method, path, {
        host: 'web',
        secret: null,
        headers: { [sessionHeader]: session },
        ...(body !== undefined && { body }),
      }),
    api: createClient({ ...through, token: secret }),
    tokens: new TokensClient({ ...through, session }),
    plants: { baseId: ids.base, tableIdOrName: ids.table },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const why = response.headers.get(whyHeader);
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? {} : (JSON.parse(text) as AnswerBody),
    ...(why !== null && { why: JSON.parse(why) as Why }),
  };
}

/** The cells of one field in the records of an answer, in its order. */
export function column({ body }: Answer, field = 'Name'): unknown[] {
  return (body.records ?? []).map(({ fields }) => fields[field]);
}
