import { attachmentOrigin, limits } from '@sandtable/contract';
import { isAirtable } from '../airtable-host.ts';
import type { Environment } from '../environment.ts';
import { hashSecret } from '../hash.ts';
import type { AttachmentLinks } from '../reading.ts';

/** What a link leads to, as long as it leads anywhere. */
interface Linked {
  /** Id of the file. */
  readonly file: string;
  readonly type: string;
  readonly filename: string;
  /** Milliseconds since 1970: the first moment at which it leads nowhere. */
  readonly expires: number;
}

/** Makes links to files, and reads those that it made. */
export interface SignedLinks extends AttachmentLinks {
  /** Have links lead to where a request for this address is answered: Airtable's host, or a port. */
  serveFrom(address: URL): void;
  /** What a path was made for; `undefined` when it is no link, or none of these. */
  read(pathname: string): Linked | undefined;
}

const attachmentHost = new URL(attachmentOrigin).host;

const linkPath = /^\/v3\/u\/(\d+)\/(\w+)\/(\w+)\/([0-9a-f]{64})\/([^/]+)\/\w+\/([^/]+)$/;

/** Whether an address is that of a file, or of nothing: not one that an endpoint answers. */
export function leadsToFile({ host, pathname }: URL): boolean {
  return host === attachmentHost || pathname.startsWith('/v3/u/');
}

/**
 * Links that carry what they lead to, signed with a key that is drawn when the first one is made and
 * that dies with the mock.
 *
 * Shape: `https://v5.airtableusercontent.com/v3/u/{expires}/{count}/{signature}/{file}/{type}/{variant}/{filename}`.
 * Unverified: everything in the path; code must not look into it. `count` makes each link another one.
 */
export function createLinks(environment: Environment): SignedLinks {
  let key: string | undefined;
  let made = 0;
  let origin: string = attachmentOrigin;

  const sign = (text: string) => {
    key ??= String(environment.random(16));
    return hashSecret(`${key} ${text}`).slice(0, 32);
  };

  return {
    serveFrom(address) {
      origin = isAirtable(address.hostname) ? attachmentOrigin : address.origin;
    },
    to({ filename, type }, file, now) {
      made += 1;
      const head = `${now + limits.linkLife}/${made.toString(36)}`;
      const tail = `${file}/${encodeURIComponent(type ?? anyType)}`;
      const start = `${origin}/v3/u/${head}/${sign(`${head} ${tail}`)}/${tail}`;
      const end = encodeURIComponent(filename);
      return (thumbnail) => `${start}/${thumbnail ?? 'file'}/${end}`;
    },
    read(pathname) {
      const parts = linkPath.exec(pathname);
      if (!parts) return undefined;
      const [, expires, count, signature, file = '', type = '', filename = ''] = parts;
      if (sign(`${expires}/${count} ${file}/${type}`) !== signature) return undefined;
      return {
        file,
        type: decodeURIComponent(type),
        filename: decodeURIComponent(filename),
        expires: Number(expires),
      };
    },
  };
}

/** Type of bytes of which nothing is known. */
export const anyType = 'application/octet-stream';
