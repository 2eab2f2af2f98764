import { limits } from '@sandtable/contract';
import type { RequestEvent } from './events.ts';
import type { Incoming, Outcome } from './exchange.ts';
import { type Redact, redactor } from './redact.ts';

/** An answered request as an event, with every secret of the request and the answer cut out. */
export function describeRequest(
  id: number,
  time: number,
  incoming: Incoming,
  { status, json, route, caller, why, soft, excused }: Outcome,
): RequestEvent {
  const { method, url, body } = incoming;
  const hide = redactor(incoming, ...(route?.endpoint.access.session ? issuedSecrets(json) : []));
  const event = {
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
    ...(body !== undefined && { requestBody: cut(hide(body)) }),
    ...(why && { why }),
    ...(soft && { soft }),
    ...(excused && { excused }),
  };
  return Object.assign(new Answer(json, hide), event);
}

/** Whoever keeps requests keeps them in numbers; files that are uploaded would fill the memory. */
function cut(text: string): string {
  return text.length > limits.bodyBytes ? `${text.slice(0, limits.bodyBytes)}…` : text;
}

/**
 * The answer's text, in which secrets are sought only when somebody reads it: that takes longer than
 * a page of a hundred records takes to make. A class, because an object with a getter of its own
 * costs more than the search: the engine keeps such objects, and their texts, for a long time.
 */
class Answer {
  readonly #json: string;
  readonly #hide: Redact;

  constructor(json: string, hide: Redact) {
    this.#json = json;
    this.#hide = hide;
  }

  get responseBody(): string {
    return this.#hide(this.#json);
  }
}

/** The secret that the answer to create or regenerate holds, if it is one of those. */
function issuedSecrets(json: string): string[] {
  const { secret } = JSON.parse(json) as { readonly secret?: unknown };
  return typeof secret === 'string' ? [secret] : [];
}
