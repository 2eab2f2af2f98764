/** A server for `port.bench.ts`, in a process of its own: `bare`, `door` or `mock`. Sends its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock, systemEnvironment } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { ids, token, world } from './world.ts';

const api = 'https://api.airtable.com';
const table = `/v0/${ids.base}/${ids.table}`;
const headers = new Headers({ authorization: `Bearer ${token}` });

const mock = createMock({ seed: world(10_000), environment: systemEnvironment() });
const answers = new Map(
  await Promise.all(
    [table, `${table}/rec00000000000005`].map(async (path) => {
      const request = { method: 'GET', url: new URL(api + path), headers, body: undefined };
      return [path, await mock.answer(request)] as const;
    }),
  ),
);

function ready(path: string) {
  const answer = answers.get(path);
  if (!answer) throw new RangeError(path);
  return answer;
}

const kinds: Record<string, () => Promise<number>> = {
  /** The least a server could do: the same bytes, made before. */
  async bare() {
    const server = createServer(({ url = '' }, response) => {
      const { status, headers, body } = ready(url);
      const length = Buffer.byteLength(body ?? '');
      response.writeHead(status, { ...headers, 'content-length': length }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },
  /** Our door with the same bytes behind it. */
  async door() {
    const answer = ({ url }: { readonly url: URL }) => ready(url.pathname);
    return (await serve({ ...mock, answer })).port;
  },
  mock: async () => (await serve(mock)).port,
};

process.send?.(await kinds[process.argv[2] ?? '']?.());
process.on('disconnect', () => process.exit());
