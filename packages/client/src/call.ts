import {
  decodeResult,
  type Endpoint,
  encode,
  type InputOf,
  type Issue,
  limits,
  printQuery,
  type ResultOf,
  type SchemaPart,
} from '@sandtable/contract';
import { ShapeError } from './errors.ts';
import { asPost, type Values } from './long-query.ts';
import {
  createTransport,
  type Outgoing,
  type Secret,
  type Transport,
  type TransportOptions,
} from './transport.ts';

/** What a single call can be told. */
export interface CallOptions {
  /** Ends the call, its retries and its pauses; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Where to call and as whom. */
export interface ClientOptions extends TransportOptions {
  /** A personal access token or OAuth access token. */
  readonly token: Secret;
}

/**
 * The arguments of a call: the input may be left out when nothing in it is needed.
 *
 * `{ baseId: string }` → `[input, options?]`; `{ query?: … }` → `[input?, options?]`
 */
export type ArgumentsOf<E> =
  object extends InputOf<E>
    ? [input?: InputOf<E>, options?: CallOptions]
    : [input: InputOf<E>, options?: CallOptions];

/**
 * Call any endpoint: encode the input, send it, decode the answer.
 *
 * Rejects with `ApiError` (refused), `ShapeError` (the input, which then was not sent, or the answer
 * does not fit the contract), `TransportError` (no answer), or the reason of the signal.
 */
export type Call = <E extends Endpoint>(
  endpoint: E,
  ...rest: ArgumentsOf<E>
) => Promise<ResultOf<E>>;

/** An endpoint as a function; knows its endpoint. */
export interface Operation<E> {
  (...rest: ArgumentsOf<E>): Promise<ResultOf<E>>;
  readonly endpoint: E;
}

/**
 * One function that calls any endpoint of the catalogue. A bundle then holds the endpoints it names and no others.
 *
 * `const call = createCall({ token }); await call(records.get, { baseId, tableIdOrName, recordId })`
 *
 * @throws {TypeError} when `baseUrl` is no http or https URL.
 */
export function createCall({ token, ...options }: ClientOptions): Call {
  const credential = { header: 'authorization', prefix: 'Bearer ', secret: token };
  return callThrough(createTransport(options, credential));
}

/** An endpoint as a function, as `createClient` has them: for `paginate` and `batch` without the whole catalogue. */
export function operation<E extends Endpoint>(call: Call, endpoint: E): Operation<E> {
  return Object.assign((...rest: ArgumentsOf<E>) => call(endpoint, ...rest), { endpoint });
}

/** {@link createCall} over a given transport. */
export function callThrough(transport: Transport): Call {
  return async (endpoint, ...rest) => {
    const [input = {}, { signal } = {}]: [Values?, CallOptions?] = rest;
    const answer = await transport(prepare(endpoint, input), signal);
    // The result's type was inferred from the schema that `read` has just applied.
    return read(endpoint, answer) as ResultOf<typeof endpoint>;
  };
}

/**
 * Encode an input by the schemas of its endpoint and fill the path.
 *
 * @throws {ShapeError} when it does not fit.
 */
export function prepare(endpoint: Endpoint, input: Values): Outgoing {
  const { title, method, host = 'api', access } = endpoint;
  const query = part(endpoint, 'query', input['query'] ?? {}) as Values | undefined;
  const body = part(endpoint, 'body', input['body'] ?? {});
  const target = address(endpoint, endpoint.path, input, query);
  const long = query && target.length > limits.longQueryLength && asPost(endpoint, query);
  const reads = access.scopes?.every((scope) => scope.endsWith(':read')) ?? false;
  return {
    operation: title,
    access,
    method: long ? 'POST' : method,
    host,
    target: long ? address(endpoint, long.path, input, long.query) : target,
    body: print(endpoint, long ? long.body : body),
    media: endpoint.media,
    // A POST that asks for no more than leave to read is a read.
    idempotent: method !== 'POST' || reads,
  };
}

function part(endpoint: Endpoint, name: SchemaPart, value: unknown): unknown {
  const encoded = encode(endpoint, name, value);
  if (encoded.fits) return encoded.value;
  const issues = encoded.issues.map(({ path, message }) => ({ path: [name, ...path], message }));
  throw new ShapeError(endpoint.title, 'input', issues);
}

function print({ title, media }: Endpoint, body: unknown): string | undefined {
  // What is no JSON is a text; its schema has said so.
  if (media) return body as string;
  try {
    return JSON.stringify(body);
  } catch {
    const message = 'expected what JSON can hold, without circles and big integers';
    throw new ShapeError(title, 'input', [{ path: ['body'], message }]);
  }
}

/** A parameter fills exactly one segment: percent-encoded, and never one that a URL would resolve away. */
function address({ title }: Endpoint, path: string, input: Values, query: Values = {}): string {
  const search = printQuery(query);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = input[name];
    if (typeof value === 'string' && value.isWellFormed() && !/^\.{0,2}$/.test(value)) {
      return encodeURIComponent(value);
    }
    const message = 'expected a text other than "", "." and ".."';
    throw new ShapeError(title, 'input', [{ path: [name], message }]);
  });
  return search ? `${filled}?${search}` : filled;
}

function read(endpoint: Endpoint, text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ShapeError(endpoint.title, 'answer', [notJson(text)]);
  }
  const decoded = decodeResult(endpoint, json);
  if (decoded.fits) return decoded.value;
  throw new ShapeError(endpoint.title, 'answer', decoded.issues);
}

function notJson(text: string): Issue {
  const found = text === '' ? 'nothing' : /^\s*</.test(text) ? 'HTML' : 'a broken text';
  return { path: [], message: `expected JSON, got ${found}` };
}
