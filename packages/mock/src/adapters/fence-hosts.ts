/** Domains of the real service; every name below them counts as well. */
const domains = ['airtable.com', 'airtableusercontent.com'] as const;

/** The same names for msw, which matches addresses without their query. */
export const airtableAddress =
  /^(?:https?|wss?):\/\/(?:[^/?#]*[@.])?airtable(?:usercontent)?\.com\.?(?::\d+)?(?:[/?#]|$)/i;

/** Whether a host name belongs to the real service. Spelling and a final dot do not matter. */
export function isAirtable(host: unknown): host is string {
  if (typeof host !== 'string') return false;
  const name = host.toLowerCase().replace(/\.$/, '');
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

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
