import type { Endpoint } from '@sandtable/contract';
import { useEffect, useRef } from 'preact/hooks';
import { addressWith, navigate } from '../../place.ts';
import { holdsSecret } from '../../world/secrets.ts';
import { type Draft, paramsOf } from './draft.ts';

/** A draft as it stands in an address, as JSON. */
export function printDraft({ params, query, body }: Draft): string {
  return JSON.stringify({ params, query, body });
}

/** The draft that an address holds, where it fits the endpoint; anybody may write an address. */
export function readDraft(text: string | null, endpoint: Endpoint): Draft | undefined {
  if (!text) return undefined;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(found) || !isObject(found['params']) || !isObject(found['query'])) return undefined;
  const { params, query, body } = found;
  const texts = paramsOf(endpoint).map((name) => [name, textOf(params[name])] as const);
  return { params: Object.fromEntries(texts), query, ...(body !== undefined && { body }) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const afterMs = 300;
/** Longer ones are more than some browsers and chats carry. */
const longest = 4_000;

/** Keep what is filled in in the page's address, so that it can be sent to somebody. Never a secret. */
export function useDraftInAddress(draft: Draft): void {
  const first = useRef(draft);
  useEffect(() => {
    // What was not touched needs no address: the form fills itself.
    if (draft === first.current) return undefined;
    const timer = setTimeout(() => {
      const text = printDraft(draft);
      const fits = text.length <= longest && !holdsSecret(text);
      navigate(addressWith({ call: fits ? text : undefined }), { replace: true });
    }, afterMs);
    return () => clearTimeout(timer);
  }, [draft]);
}
