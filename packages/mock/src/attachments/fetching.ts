import { limits } from '@sandtable/contract';
import { isAirtable } from '../airtable-host.ts';
import type { Environment } from '../environment.ts';
import { type Fetched, readDataUrl } from './data-url.ts';

/** Whose files are fetched: this machine's only, or anybody's but Airtable's. */
export type Downloads = 'local' | 'any';

/** What fetching takes. */
export interface Fetching {
  readonly downloads: Downloads;
  readonly request: Environment['request'];
}

/** Bytes of the largest file that is fetched. Airtable's limit is 1 GB; here it is kept as one text. */
const mostBytes = 256 * 1024 * 1024;

const local = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const redirect: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetch a file; `undefined` when it is not to be had.
 *
 * A page cannot see where a redirect leads, so there each of them is a failure.
 */
export async function fetchFile(address: URL, fetching: Fetching): Promise<Fetched | undefined> {
  if (address.protocol === 'data:') return readDataUrl(address);
  try {
    const response = await follow(address, fetching);
    const bytes = response?.ok ? await readBytes(response) : undefined;
    return bytes && { bytes, type: response?.headers.get('content-type') };
  } catch {
    // Nobody is there, or went away half-way.
    return undefined;
  }
}

/** Whether an address is one that may be asked for. Airtable's never are. */
export function mayFetch({ protocol, hostname }: URL, { downloads, request }: Fetching): boolean {
  if (protocol === 'data:') return true;
  if (!request || isAirtable(hostname)) return false;
  return downloads === 'any' || local.test(hostname);
}

/** Documented: three redirects at most. Each is held to the same rules as the first address. */
async function follow(start: URL, fetching: Fetching): Promise<Response | undefined> {
  let address = start;
  for (let followed = 0; followed <= limits.redirects; followed += 1) {
    if (!/^https?:$/.test(address.protocol) || !mayFetch(address, fetching)) return undefined;
    const response = await fetching.request?.(address);
    if (!response || !redirect.has(response.status)) return response;
    await response.body?.cancel();
    const next = URL.parse(response.headers.get('location') ?? '', address);
    if (!next) return undefined;
    address = next;
  }
  return undefined;
}

/** The body, as long as it is not too large. */
async function readBytes({ body }: Response): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    size += part.value.length;
    if (size > mostBytes) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
