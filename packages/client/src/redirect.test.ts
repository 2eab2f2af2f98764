import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metadata } from '@sandtable/contract';
import { expect, onTestFinished, test } from 'vitest';
import { createCall } from './call.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([301, 302, 303, 307, 308])(
  'a real redirect (%i) is not followed, so no token arrives at another place',
  async (status) => {
    const arrived: unknown[] = [];
    const elsewhere = await serve((request, response) => {
      arrived.push(request.headers);
      response.end('{"id":"usr1"}');
    });
    const baseUrl = await serve((_request, response) => {
      response.writeHead(status, { location: `${elsewhere}/v0/meta/whoami` }).end();
    });
    const call = createCall({ token: 'patREDIRECT', baseUrl });
    await expect(call(metadata.whoami)).rejects.toMatchObject({ fault: 'redirect' });
    expect(arrived).toEqual([]);
  },
);
