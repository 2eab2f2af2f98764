import type { RequestEvent } from './events.ts';
import type { Incoming, Outcome } from './exchange.ts';
import { sessionHeader } from './gate.ts';

/** Shorter credentials are no secrets, and cutting them out would garble every text. */
const shortestSecret = 8;

/** An answered request as an event, with every secret of the request and the answer cut out. */
export function describeRequest(
  id: number,
  time: number,
  { method, url, headers, body }: Incoming,
  { status, json, route, caller, why }: Outcome,
): RequestEvent {
  const hide = redactor([
    headers.get('authorization')?.replace(/^\S+\s+/, ''),
    headers.get(sessionHeader),
    url.searchParams.get('api_key'),
    route?.group === 'tokens' ? issuedSecret(json) : undefined,
  ]);
  return {
    id,
    time,
    method,
    host: url.host,
    path: hide(url.pathname),
    query: hide(url.search),
    ...(route && { endpoint: `${route.group}.${route.name}` }),
    ...(caller?.token && { token: { id: caller.token.id, name: caller.token.name } }),
    ...(caller && { user: { id: caller.user.id, name: caller.user.name } }),
    status,
    ...(body !== undefined && { requestBody: hide(body) }),
    responseBody: hide(json),
    ...(why && { why: JSON.parse(hide(JSON.stringify(why))) as typeof why }),
  };
}

/** The secret that the answer to create or regenerate holds. */
function issuedSecret(json: string): string | undefined {
  const { secret } = JSON.parse(json) as { readonly secret?: unknown };
  return typeof secret === 'string' ? secret : undefined;
}

function redactor(secrets: readonly (string | null | undefined)[]): (text: string) => string {
  const spelled = secrets
    .filter((secret): secret is string => (secret?.length ?? 0) >= shortestSecret)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) => spelled.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}
