import { toJSONSchema } from 'zod/v4/core';
import type { Endpoint } from './endpoint.ts';
import { nodeOf } from './schema.ts';
import { type SchemaPart, schemaOf } from './wire.ts';

/** A JSON Schema (draft 2020-12), as a plain object. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * The schema of a part of an endpoint as JSON Schema, in the types that code uses (a `pageSize` is a
 * number, though a query string holds text). `undefined` when the endpoint has no such part.
 */
export function jsonSchema(endpoint: Endpoint, part: SchemaPart): JsonSchema | undefined {
  const schema = schemaOf(endpoint, part);
  if (!schema) return undefined;
  const { $schema: _draft, ...rest } = toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: target }) => {
      Object.assign(target, nodeOf(zodSchema).keywords);
      // Answers may grow; that is said by leaving the key out, not by an empty schema.
      if (JSON.stringify(target.additionalProperties) === '{}') delete target.additionalProperties;
    },
  });
  return rest;
}
