import type { RequestEvent } from './events.ts';
import type { Incoming, Outcome } from './exchange.ts';
import { redactor } from './redact.ts';

/**
 * An answered request as an event, with every secret of the request and the answer cut out.
 *
 * Secrets are sought in the answer only when somebody reads it: a page of a hundred records takes
 * longer to search than to make.
 */
export function describeRequest(
  id: number,
  time: number,
  incoming: Incoming,
  { status, json, route, caller, why }: Outcome,
): RequestEvent {
  const { method, url, body } = incoming;
  const hide = redactor(incoming, ...(route?.group === 'tokens' ? issuedSecrets(json) : []));
  let responseBody: string | undefined;
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
    get responseBody() {
      responseBody ??= hide(json);
      return responseBody;
    },
    ...(why && { why }),
  };
}

/** The secret that the answer to create or regenerate holds, if it is one of those. */
function issuedSecrets(json: string): string[] {
  const { secret } = JSON.parse(json) as { readonly secret?: unknown };
  return typeof secret === 'string' ? [secret] : [];
}
