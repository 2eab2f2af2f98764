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
  { headers, url }: { readonly headers: Headers; readonly url: URL },
  ...more: readonly string[]
): Redact {
  const carried = [
    headers.get('authorization')?.replace(/^\S+\s+/, ''),
    headers.get(sessionHeader),
    url.search ? url.searchParams.get('api_key') : undefined,
    ...more,
  ];
  // Most are spelled the same in all three ways, and each spelling is a search of the whole text.
  const spelled = new Set(
    carried
      .filter((secret): secret is string => (secret?.length ?? 0) >= shortestSecret)
      .flatMap((secret) => [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
      ]),
  );
  return (text) => {
    if (text === '') return text;
    let rest = text;
    for (const secret of spelled) rest = rest.replaceAll(secret, cut);
    return rest.replace(secretShape, cut);
  };
}
