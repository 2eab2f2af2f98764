import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { report, type Task, time } from './rounds.ts';
import { ids, token } from './world.ts';

const table = `/v0/${ids.base}/${ids.table}`;
const kinds = ['bare', 'door', 'mock'] as const;

/** Requests of a round, and connections that share them. */
const amount = 6_400;
const connections = 32;

const servers: ChildProcess[] = [];
const tasks: Record<string, Task> = {};
for (const kind of kinds) {
  const server = fork(new URL('port-server.ts', import.meta.url), [kind]);
  servers.push(server);
  const [port] = await once(server, 'message');
  tasks[`${kind}, one record`] = { run: load(Number(port), `${table}/rec00000000000005`) };
  tasks[`${kind}, page of 100`] = { run: load(Number(port), table) };
}

/** All requests of a round; each connection sends its next when it has the whole answer. */
function load(port: number, path: string): () => Promise<unknown> {
  const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`;
  const drive = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request)).setNoDelay();
      let left = amount / connections;
      let size = 0;
      let seen = 0;
      socket.on('error', reject).on('data', (part) => {
        // All answers are of one size: the first tells it.
        size ||= sizeOf(part.toString('latin1'));
        seen += part.length;
        if (seen < size) return;
        seen = 0;
        left -= 1;
        if (left > 0) socket.write(request);
        else resolve(void socket.destroy());
      });
    });
  return () => Promise.all(Array.from({ length: connections }, drive));
}

/** Bytes of the answer that begins like this. */
function sizeOf(head: string): number {
  const length = /^HTTP\/1.1 200 .*?content-length: (\d+).*?\r\n\r\n/is.exec(head);
  if (!length) throw new RangeError(`Not the answer that was expected: ${head.slice(0, 200)}`);
  return length[0].length + Number(length[1]);
}

report(`Port, ${amount} requests on ${connections} connections`, await time(tasks, 11), [
  ['door, one record', 'bare, one record', 1.25],
  ['door, page of 100', 'bare, page of 100', 1.25],
  ['mock, one record', 'bare, one record', 1.25],
  ['mock, page of 100', 'bare, page of 100', 1.25],
]);
for (const server of servers) server.disconnect();
