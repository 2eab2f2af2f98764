import type { Access } from './access.ts';
import type { ErrorName } from './errors.ts';

/** Where an endpoint lives: `api.airtable.com`, `content.airtable.com` or `airtable.com`. */
export type HostName = 'api' | 'content' | 'web';

/** Request methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Schemas of an endpoint, kept out of its type; only `wire.ts` and `form.ts` look inside. */
export interface Schemas {
  readonly query?: unknown;
  readonly body?: unknown;
  readonly result: unknown;
}

/** What is written on an endpoint and read by more than one room. */
export interface EndpointFacts {
  readonly method: Method;
  /** As people call it, e.g. `Create records`. */
  readonly title: string;
  readonly access: Access;
  /** Default `api`. */
  readonly host?: HostName;
  /** What the body is, where that is not JSON. It then is a text. */
  readonly media?: 'text/csv';
  /** Key of the body that tells this endpoint from another one with the same method and path. */
  readonly variant?: string;
  /** Older or needless parameters that clients send, in query or body: today's name, or `null` to ignore. */
  readonly tolerates?: Readonly<Record<string, string | null>>;
  /**
   * What Airtable does not have: all of the endpoint, or these keys of its body. Answers hold more too.
   * The offline copy knows of it only while it is told to.
   */
  readonly extra?: true | readonly string[];
  /** Refusal by the top-level key that does not fit (`''`: the body as a whole). Default `INVALID_REQUEST_UNKNOWN`. */
  readonly invalid?: Readonly<Record<string, ErrorName>>;
}

/**
 * One endpoint of the API: plain facts, with its types as a phantom.
 *
 * `schemas` is opaque here so that declarations of the catalogue never mention the schema library.
 */
export interface Endpoint<
  Path extends string = string,
  Query = unknown,
  Body = unknown,
  Result = unknown,
> extends EndpointFacts {
  /** Path with parameters in braces, e.g. `/v0/{baseId}/{tableIdOrName}`. */
  readonly path: Path;
  readonly schemas: Schemas;
  readonly '~types'?: { readonly query: Query; readonly body: Body; readonly result: Result };
}

interface Typed<Output> {
  readonly _zod: { readonly output: Output };
}

interface Definition<Path extends string, Query, Body, Result> extends EndpointFacts {
  readonly path: Path;
  readonly query?: Typed<Query>;
  readonly body?: Typed<Body>;
  readonly result: Typed<Result>;
}

/**
 * Declare an endpoint. The constant it returns is the catalogue's row: client, mock, console and
 * documents are functions over it.
 */
// @__NO_SIDE_EFFECTS__
export function endpoint<const Path extends string, Result, Query = undefined, Body = undefined>(
  definition: Definition<Path, Query, Body, Result>,
): Endpoint<Path, Query, Body, Result> {
  const { query, body, result, ...facts } = definition;
  return { ...facts, schemas: { query, body, result } };
}

/**
 * Names of a path's parameters.
 *
 * `'/v0/{baseId}/{recordId}'` → `'baseId' | 'recordId'`
 */
export type PathParam<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParam<Rest>
  : never;

/**
 * A path's parameters as an object of texts.
 *
 * `'/v0/{baseId}'` → `{ readonly baseId: string }`
 */
export type PathParams<Path extends string> = { readonly [Name in PathParam<Path>]: string };

/**
 * The part of an input that travels under one key; optional when every property of it is.
 *
 * `('query', { view?: string })` → `{ readonly query?: { view?: string } }`; `('body', undefined)` → `{}`
 */
type Part<Key extends string, Value> = Value extends undefined
  ? unknown
  : object extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

/**
 * What a call to an endpoint takes: path parameters, `query` and `body`.
 *
 * `Endpoint<'/v0/{baseId}', { view?: string }, undefined, …>` → `{ baseId: string; query?: { view?: string } }`
 */
export type InputOf<E> =
  E extends Endpoint<infer Path, infer Query, infer Body, infer _Result>
    ? PathParams<Path> & Part<'query', Query> & Part<'body', Body>
    : never;

/**
 * What a call to an endpoint gives.
 *
 * `Endpoint<'/v0/meta/whoami', undefined, undefined, WhoAmI>` → `WhoAmI`
 */
export type ResultOf<E> =
  E extends Endpoint<infer _Path, infer _Query, infer _Body, infer Result> ? Result : never;
