import type { Endpoint } from './endpoint.ts';
import { nodeOf, strict } from './schema.ts';
import { schemaOf } from './wire.ts';

const bare = new WeakMap<Endpoint, Endpoint>();

/**
 * An endpoint as it is without the keys of its body that are ours alone: they are then as unknown as any
 * other. One that is ours as a whole stays what it is.
 */
export function withoutExtras(endpoint: Endpoint): Endpoint {
  const { extra, ...rest } = endpoint;
  if (extra === undefined || extra === true) return endpoint;
  const known = bare.get(endpoint);
  if (known) return known;
  const body = schemaOf(endpoint, 'body');
  const keys = Object.entries((body && nodeOf(body).shape) ?? {});
  const shape = Object.fromEntries(keys.filter(([key]) => !extra.includes(key)));
  const made: Endpoint = { ...rest, schemas: { ...endpoint.schemas, body: strict(shape) } };
  bare.set(endpoint, made);
  return made;
}
