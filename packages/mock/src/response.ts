import type { Why } from '@sandtable/contract';
import type { Outcome } from './exchange.ts';

/** Header that tells why a call was refused, as JSON in ASCII. Ours alone. */
export const whyHeader = 'x-sandtable-why';

/** Header that tells what soft mode let pass, in the same form. Ours alone. */
export const excusedHeader = 'x-sandtable-excused';

const plain = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
};

const refused = { ...plain, 'access-control-expose-headers': `${whyHeader},${excusedHeader}` };

/** Recorded 2021, and the session header of the token page. */
const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'DELETE,GET,OPTIONS,PATCH,POST,PUT',
  'access-control-allow-headers':
    'authorization,content-length,content-type,user-agent,x-airtable-application-id,x-airtable-user-agent,x-api-version,x-requested-with,x-sandtable-session',
};

/** An answer as it travels, in plain values. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** Answer to a browser that asks whether it may call. Unverified: 204 rather than 200. */
export const preflightAnswer: Answered = { status: 204, headers: preflight, body: null };

/** What came of a request, as it travels. */
export function toAnswered({ status, json, why, excused }: Outcome, tellsWhy: boolean): Answered {
  if (!why || !tellsWhy) return { status, headers: plain, body: json };
  const headers = {
    ...refused,
    [whyHeader]: headerText(why),
    ...(excused && { [excusedHeader]: headerText(excused) }),
  };
  return { status, headers, body: json };
}

/** Longest text and longest list that the header repeats: clients give up on long headers. */
const mostText = 600;
const mostItems = 10;

function clip(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.length > mostText) return `${value.slice(0, mostText)}…`;
  return Array.isArray(value) ? value.slice(0, mostItems) : value;
}

/** Headers hold ASCII; names may not be. */
function headerText(why: Why): string {
  return JSON.stringify(why, clip).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
