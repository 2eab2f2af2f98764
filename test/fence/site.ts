import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { askingFiles } from './elsewhere.ts';

/** A site with the page of `page.ts` and msw's worker, of one version. */
export interface Site {
  readonly url: string;
  close(): void;
}

/** The worker's script with a policy of its own: what it lets through may not leave the site. */
export const strictWorker = '/mockServiceWorker.js?strict';

/** Serve the page; with a policy, every file of it says so. */
export async function openSite(version: '2' | '3', policy?: string): Promise<Site> {
  const msw = version === '2' ? 'msw2' : 'msw';
  const script = await bundle(msw);
  const worker = readFileSync(
    fileURLToPath(import.meta.resolve(`${msw}/mockServiceWorker.js`)),
    'utf8',
  );
  const files: Record<string, [type: string, text: string]> = {
    '/': ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', script],
    '/mockServiceWorker.js': ['text/javascript', worker],
    ...askingFiles,
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [type, text] = files[pathname] ?? ['text/plain', ''];
    const strict = request.url === strictWorker ? "connect-src 'self'" : policy;
    if (strict) response.setHeader('content-security-policy', strict);
    response.writeHead(text ? 200 : 404, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The page as one script, with the msw that is asked for. */
async function bundle(msw: string): Promise<string> {
  const here = fileURLToPath(import.meta.url);
  const build = await rolldown({
    input: fileURLToPath(new URL('page.ts', import.meta.url)),
    platform: 'browser',
    resolve: { conditionNames: ['@sandtable/source', 'browser', 'import', 'default'] },
    plugins: [
      {
        name: 'msw of a version',
        resolveId(source) {
          if (!/^msw($|\/)/.test(source)) return null;
          return this.resolve(source.replace('msw', msw), here, { skipSelf: true });
        },
      },
    ],
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  return output[0].code;
}
