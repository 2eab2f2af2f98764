import type { Incoming } from './exchange.ts';
import { sessionHeader } from './gate.ts';

/** Shorter credentials are no secrets, and cutting them out would garble every text. */
const shortestSecret = 8;

/** What looks like a secret, whoever's it is: an id, a dot, and a long tail. */
const secretShape = /pat[A-Za-z0-9]{14}(?:\.|%2E)[A-Za-z0-9]{16,}/gi;

/** What stands in the place of a secret. */
const cut = '[secret]';

/** Cuts secrets out of a text. */
export type Redact = (text: string) => string;

/**
 * Cut the credentials that a request carries, and some more, out of whatever is told of it. As they
 * are, percent-encoded, and as JSON spells them.
 */
export function redactor(
  { headers, url }: Pick<Incoming, 'headers' | 'url'>,
  ...more: readonly string[]
): Redact {
  const secrets = [
    headers.get('authorization')?.replace(/^\S+\s+/, ''),
    headers.get(sessionHeader),
    url.search ? url.searchParams.get('api_key') : undefined,
    ...more,
  ].filter((secret): secret is string => (secret?.length ?? 0) >= shortestSecret);
  return (text) => {
    let rest = text;
    for (const secret of secrets) {
      rest = rest.replaceAll(secret, cut);
      // Other spellings need their escape character, and are seldom worth working out.
      if (rest.includes('%')) rest = rest.replaceAll(encodeURIComponent(secret), cut);
      if (rest.includes('\\')) rest = rest.replaceAll(JSON.stringify(secret).slice(1, -1), cut);
    }
    return rest.replace(secretShape, cut);
  };
}

/**
 * Plain data with every text redacted by itself: what is cut out never spans two, or the shape.
 *
 * @param ours keys whose values are words of our own, and stay whatever a request carries.
 */
export function redactTexts(
  value: unknown,
  redact: Redact,
  ours: ReadonlySet<string> = nothing,
): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => redactTexts(part, redact, ours));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      ours.has(key) ? part : redactTexts(part, redact, ours),
    ]),
  );
}

const nothing: ReadonlySet<string> = new Set();
