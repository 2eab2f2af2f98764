import type { Why } from '@sandtable/contract';
import type { Outcome } from './exchange.ts';

/** Header that tells why a call was refused, as JSON in ASCII. Ours alone. */
export const whyHeader = 'x-sandtable-why';

const plain: readonly [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['access-control-allow-origin', '*'],
];

/** Recorded 2021, and the session header of the token page. */
const preflight: readonly [string, string][] = [
  ['access-control-allow-origin', '*'],
  ['access-control-allow-methods', 'DELETE,GET,OPTIONS,PATCH,POST,PUT'],
  [
    'access-control-allow-headers',
    'authorization,content-length,content-type,user-agent,x-airtable-application-id,x-airtable-user-agent,x-api-version,x-requested-with,x-sandtable-session',
  ],
];

/** Answer to a browser that asks whether it may call. Unverified: 204 rather than 200. */
export function preflightResponse(): Response {
  return new Response(null, { status: 204, headers: [...preflight] });
}

/** The answer as it travels. */
export function toResponse({ status, json, why }: Outcome, tellsWhy: boolean): Response {
  if (!why || !tellsWhy) return new Response(json, { status, headers: [...plain] });
  return new Response(json, {
    status,
    headers: [...plain, ['access-control-expose-headers', whyHeader], [whyHeader, headerText(why)]],
  });
}

/** Headers hold ASCII; names may not be. */
function headerText(why: Why): string {
  return JSON.stringify(why).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
