import { signal } from '@preact/signals';
import type { RequestEvent } from '@sandtable/mock';

/** How many are kept. */
export const kept = 200;

/** The latest requests that the mock answered, the newest first. They hold no secrets. */
export const traffic = signal<readonly RequestEvent[]>([]);

/** Note one more. */
export function note(event: RequestEvent): void {
  traffic.value = [event, ...traffic.value].slice(0, kept);
}

/** Whether a request came from the token pages of this page itself, and not from a user of the API. */
export function isOwn({ endpoint }: RequestEvent): boolean {
  return /^(tokens|serviceAccounts)\./.test(endpoint ?? '');
}
