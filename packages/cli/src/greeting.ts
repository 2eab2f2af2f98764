import type { Seed, SeedToken } from '@sandtable/mock';

/** What there is to say about a mock that has just been served. */
export interface Greeting {
  /** E.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  /** What it was seeded with, in words. */
  readonly source: string;
  /** The state as the mock exports it: with all ids, without secrets. */
  readonly state: Seed;
  /** A secret to show in the examples; only ever that of the built-in example. */
  readonly token?: string;
  readonly rateLimit: boolean;
}

/** What the terminal shows while a mock is served: its address, who is in it, and how to get there. */
export function greet({ url, source, state, token = '<token>', rateLimit }: Greeting): string {
  const { users = [], tokens = [], bases = [] } = state;
  const owner = ({ userId }: SeedToken) => users.find(({ id }) => id === userId)?.name ?? userId;
  const sections = [
    `Sandtable, an offline Airtable, is at ${url}\n`,
    `Seed: ${source}. Rate limits: ${rateLimit ? 'on' : 'off'}. Control door: ${url}/_sandtable/health\n`,
    list(
      'Bases',
      bases.map(({ id, name, tables }) => [id, name, tables.map((table) => table.name).join(', ')]),
    ),
    list(
      'Users',
      users.map(({ id, name, email }) => [id, name, email]),
    ),
    list(
      'Tokens, without their secrets',
      tokens.map((row) => [row.id, row.name, `${owner(row)}: ${row.scopes.join(' ')}`]),
    ),
    list('Point clients here', [
      ['curl', `curl ${url}/v0/meta/whoami -H "Authorization: Bearer ${token}"`],
      ['@sandtable/client', `createClient({ token, baseUrl: '${url}' })`],
      ['airtable.js', `new Airtable({ apiKey, endpointUrl: '${url}' })`],
      ['pyairtable', `Api(token, endpoint_url='${url}')`],
    ]),
    'Ctrl+C stops it.',
  ];
  return sections.join('\n');
}

/** At most this many lines of one kind: a seed may hold thousands. */
const most = 20;

/** Up to three columns; the last one that is there may be as long as it likes. */
function list(title: string, rows: readonly (readonly (string | undefined)[])[]): string {
  const idWidth = widest(rows.map(([id]) => id));
  const nameWidth = widest(rows.map(([, name, more]) => (more === undefined ? '' : name)));
  const lines = rows.slice(0, most).map(([id = '', name = '', more = '']) => {
    return `  ${id.padEnd(idWidth)}  ${name.padEnd(nameWidth)}  ${more}`.trimEnd();
  });
  if (rows.length > most) lines.push(`  and ${rows.length - most} more`);
  if (rows.length === 0) lines.push('  none');
  return `${title}:\n${lines.join('\n')}\n`;
}

function widest(texts: readonly (string | undefined)[]): number {
  return Math.max(0, ...texts.map((text) => text?.length ?? 0));
}
