import { isAirtable } from '../airtable-host.ts';

/** Airtable's names for msw, which matches addresses without their query. */
export const airtableAddress =
  /^(?:https?|wss?):\/\/(?:[^/?#]*[@.])?airtable(?:usercontent)?\.com\.?(?::\d+)?(?:[/?#]|$)/i;

/** The address that an input of `fetch` stands for; absent if there is none, or not a whole one. */
export function addressOf(input: unknown): URL | undefined {
  const text = input instanceof Request ? input.url : String(input);
  const base = globalThis.document?.baseURI;
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** The address of an input of `fetch`, if it leads to the real service. */
export function airtableAddressOf(input: unknown): URL | undefined {
  const address = addressOf(input);
  return isAirtable(address?.hostname) ? address : undefined;
}
