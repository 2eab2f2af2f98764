import { fromBase64 } from '../base64.ts';
import type { Engine, Incoming } from '../exchange.ts';
import type { Answered } from '../response.ts';

/**
 * The file that a link leads to. No token is asked for.
 *
 * A thumbnail is the image itself: nothing here scales pictures. Unverified: statuses and texts of refusals.
 */
export function answerDownload(incoming: Incoming, engine: Engine): Answered {
  const { method, url } = incoming;
  if (method !== 'GET' && method !== 'HEAD') return refused(405, 'Method not allowed');
  const linked = engine.links.read(url.pathname);
  if (!linked) return refused(404, 'Not found');
  if (linked.expires <= engine.clock.now()) return refused(410, 'The link has expired');
  const bytes = engine.store.state.files.get(linked.file)?.base64;
  if (bytes === undefined) return refused(404, 'The file is gone');
  const headers = {
    ...open,
    'content-type': linked.type,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(linked.filename)}`,
  };
  return { status: 200, headers, body: method === 'HEAD' ? null : (fromBase64(bytes) ?? null) };
}

/** Anybody's page may read a file, and no page of somebody's runs where the mock is served. */
const open = {
  'access-control-allow-origin': '*',
  'content-security-policy': 'sandbox',
  'x-content-type-options': 'nosniff',
};

function refused(status: number, body: string): Answered {
  return { status, headers: { ...open, 'content-type': 'text/plain; charset=utf-8' }, body };
}
