import type { Endpoint } from './endpoint.ts';
import { readTexts } from './query.ts';
import { type RawIssue, run, type Schema } from './schema.ts';

/** What did not fit, and where. `path` holds object keys and array indexes, outermost first. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A value that fitted its schema, or the issues that kept it from fitting. */
export type Parsed<Value> =
  | { readonly fits: true; readonly value: Value }
  | { readonly fits: false; readonly issues: readonly Issue[] };

/** The parts of an endpoint that have a schema. */
export type SchemaPart = 'query' | 'body' | 'result';

/** The schema of a part, or `undefined` when the endpoint has no such part. */
export function schemaOf(endpoint: Endpoint, part: SchemaPart): Schema | undefined {
  // Only `endpoint()` fills `schemas`, and only with schemas; their type is hidden from declarations.
  return endpoint.schemas[part] as Schema | undefined;
}

/** What travels → what code uses. A part without a schema decodes to `undefined`. */
export function decode(endpoint: Endpoint, part: SchemaPart, travelling: unknown): Parsed<unknown> {
  const schema = schemaOf(endpoint, part);
  if (!schema) return nothing;
  return parsed(schema, part === 'query' ? readTexts(schema, travelling) : travelling);
}

/** An answer as it travelled → what code uses. For callers, who never read a query. */
export function decodeResult(endpoint: Endpoint, travelling: unknown): Parsed<unknown> {
  const schema = schemaOf(endpoint, 'result');
  return schema ? parsed(schema, travelling) : nothing;
}

/** What code uses → what travels; a query then goes through `printQuery`. A part without a schema encodes to `undefined`. */
export function encode(endpoint: Endpoint, part: SchemaPart, value: unknown): Parsed<unknown> {
  const schema = schemaOf(endpoint, part);
  return schema ? parsed(schema, value) : nothing;
}

const nothing: Parsed<unknown> = { fits: true, value: undefined };

function parsed(schema: Schema, given: unknown): Parsed<unknown> {
  const { value, issues } = run(schema, given);
  return issues.length === 0 ? { fits: true, value } : { fits: false, issues: issues.map(toIssue) };
}

function toIssue(issue: RawIssue): Issue {
  const path = issue.path?.filter((key): key is string | number => typeof key !== 'symbol') ?? [];
  return { path, message: describe(issue) };
}

/** Core leaves texts to its faces; its codes say enough. */
function describe(issue: RawIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`;
  const expected = issue.code === 'custom' ? issue.params?.['expected'] : issue['expected'];
  return `expected ${String(expected)}`;
}
