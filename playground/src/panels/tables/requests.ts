import { signal } from '@preact/signals';
import type { Why } from '@sandtable/contract';
import { explain } from '../../explain.ts';
import { holdsSecret } from '../../world/secrets.ts';
import { type Answer, send } from '../console/call.ts';
import { printDraft } from '../console/draft-address.ts';
import { pickedToken } from '../console/token-bar.tsx';
import type { TableCall } from './calls.ts';

/** A request that the grid made, and what came of it. */
export interface Made extends TableCall {
  readonly number: number;
  readonly tokenId: string;
  /** Made to show something else with it, e.g. the names of linked records. */
  readonly isAside: boolean;
  /** Absent while it is awaited, or when none came. */
  readonly answer?: Answer;
}

/** Why something could not be done: Airtable's words, and the true reason where it is known. */
export interface Problem {
  readonly said: string;
  /** E.g. `422 INVALID_VALUE_FOR_COLUMN`; absent when there was no answer. */
  readonly code?: string;
  readonly why?: Why;
}

/** What came of a request: its body, or why not. */
export type Outcome<T> =
  | { readonly body: T; readonly problem?: undefined }
  | { readonly body?: undefined; readonly problem: Problem };

/** The latest requests of the grid, the newest first. They hold no secrets. */
export const made = signal<readonly Made[]>([]);

const kept = 30;
let count = 0;

/**
 * Make a request with a token, and note it. Rejects only when it is stopped.
 *
 * The type of the body is that of the endpoint's answer, as the mock's tests hold it to.
 */
export async function ask<T>(
  call: TableCall,
  tokenId: string,
  stop?: AbortSignal,
  isAside = false,
): Promise<Outcome<T>> {
  count += 1;
  const number = count;
  const pending: Made = { ...call, number, tokenId, isAside };
  made.value = [pending, ...made.value].slice(0, kept);
  try {
    const answer = await send(call.call, pickedToken(tokenId).secret, stop);
    made.value = made.value.map((one) => (one.number === number ? { ...one, answer } : one));
    if (answer.status < 400) return { body: answer.json as T };
    return { problem: problemOf(answer) };
  } catch (error) {
    made.value = made.value.filter((one) => one.number !== number);
    if (stop?.aborted) throw error;
    return { problem: { said: explain(error) } };
  }
}

/** Where the console shows a request filled in, to be sent again or changed. */
export function consoleAddress({ operation, draft, tokenId }: Made): string {
  const text = printDraft(draft);
  const params = new URLSearchParams({
    token: tokenId,
    ...(text.length <= longest && !holdsSecret(text) && { call: text }),
  });
  return `/console/${operation}?${params}`;
}

/** Longer addresses are more than some browsers and chats carry. */
const longest = 4_000;

/** Airtable's message and type; those of older endpoints have a type alone. */
function problemOf({ status, json, text, event }: Answer): Problem {
  const error = (json as { error?: unknown } | undefined)?.error;
  const { type, message } =
    typeof error === 'string'
      ? { type: error, message: undefined }
      : ((error ?? {}) as { type?: string; message?: string });
  return {
    said: message ?? type ?? text,
    code: [status, type].filter(Boolean).join(' '),
    ...(event?.why && { why: event.why }),
  };
}
