import type { Engine, Incoming } from '../exchange.ts';

/** A file that came with a request. */
export interface Arrival {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly id: string;
  readonly base64: string;
  /** Bytes. */
  readonly size: number;
  /** Media type. */
  readonly type: string;
  /** Pixels, of images. */
  readonly width?: number;
  /** Pixels, of images. */
  readonly height?: number;
}

/** What became of the files that a request brings, by address; of an uploaded one under {@link uploaded}. */
export type Arrivals = ReadonlyMap<string, Arrival | 'failed'>;

/** Stands for the address of a file that is in the request itself. */
export const uploaded = '';

/** End of the path of an endpoint that takes a file. */
export const uploadPath = /\/uploadAttachment\/?$/;

/**
 * Fetch the files that a request names by address, and look at the one that it holds; `undefined` when
 * it has none.
 *
 * The service does so after it has answered. Here it is done before, so that the answer tells all
 * there is to tell, and the same each time.
 */
export function arrive(incoming: Incoming, engine: Engine): Promise<Incoming> | undefined {
  const { body, url } = incoming;
  if (!body || !(body.includes('"url"') || uploadPath.test(url.pathname))) return undefined;
  return import('./arriving.ts').then(({ withFiles }) => withFiles(incoming, engine));
}
