import { bearerCatalogue, type Endpoint } from '@sandtable/contract';
import { type Call, type ClientOptions, createCall, type Operation, operation } from './call.ts';

/** The endpoints of a group as methods. */
export type Operations<Group> = { readonly [Name in keyof Group]: Operation<Group[Name]> };

type Catalogue = typeof bearerCatalogue;

/**
 * Every endpoint that a bearer token opens, as methods by group: `client.records.create(…)`.
 *
 * The groups `tokens` and `serviceAccounts` are not among them: a token cannot manage tokens. See
 * `TokensClient`.
 */
export type Client = { readonly [Name in keyof Catalogue]: Operations<Catalogue[Name]> };

/**
 * The whole catalogue as methods, from options or over a call that exists: `createClient(tokens.use(secret))`.
 *
 * `const client = createClient({ token }); await client.metadata.whoami()`
 *
 * @throws {TypeError} when `baseUrl` is no https URL, and no http one of this machine.
 */
export function createClient(options: ClientOptions | Call): Client {
  const call = typeof options === 'function' ? options : createCall(options);
  const methods = (group: Readonly<Record<string, Endpoint>>) => {
    return mapValues(group, (endpoint) => operation(call, endpoint));
  };
  // Each group becomes what `Client` says of it: its own names, each with its own endpoint.
  return mapValues<Readonly<Record<string, Endpoint>>, unknown>(bearerCatalogue, methods) as Client;
}

function mapValues<From, To>(
  object: Readonly<Record<string, From>>,
  turn: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, turn(value)]));
}
