import * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';

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

/** An object of an answer: keys that the contract does not know pass through, unseen by the type. */
// @__NO_SIDE_EFFECTS__
export function open<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.looseObject(shape);
}

/** The schema of a part, or `undefined` when the endpoint has no such part. */
export function schemaOf(endpoint: Endpoint, part: SchemaPart): z.core.$ZodType | undefined {
  // Only `endpoint()` fills `schemas`, and only with schemas; their type is hidden from declarations.
  return endpoint.schemas[part] as z.core.$ZodType | undefined;
}

/** What travels → what code uses. A part without a schema decodes to `undefined`. */
export function decode(endpoint: Endpoint, part: SchemaPart, travelling: unknown): Parsed<unknown> {
  const schema = schemaOf(endpoint, part);
  return schema ? parsed(z.safeParse(schema, travelling)) : { fits: true, value: undefined };
}

/** What code uses → what travels. A part without a schema encodes to `undefined`. */
export function encode(endpoint: Endpoint, part: SchemaPart, value: unknown): Parsed<unknown> {
  const schema = schemaOf(endpoint, part);
  return schema ? parsed(z.safeEncode(schema, value)) : { fits: true, value: undefined };
}

function parsed(result: z.core.util.SafeParseResult<unknown>): Parsed<unknown> {
  if (result.success) return { fits: true, value: result.data };
  return { fits: false, issues: result.error.issues.map(toIssue) };
}

function toIssue({ path, message, ...issue }: z.core.$ZodIssue): Issue {
  const known = path.filter((key): key is string | number => typeof key !== 'symbol');
  return { path: known, message: describe(issue as Partial<z.core.$ZodIssue>, message) };
}

/** The schema library's own texts are left out of bundles; its codes say enough. */
function describe(issue: Record<string, unknown>, fallback: string): string {
  if (issue['code'] === 'unrecognized_keys') return `unknown: ${String(issue['keys'])}`;
  if ('expected' in issue) return `expected ${String(issue['expected'])}`;
  if ('values' in issue) return `expected one of ${String(issue['values'])}`;
  if ('minimum' in issue) return `at least ${String(issue['minimum'])}`;
  if ('maximum' in issue) return `at most ${String(issue['maximum'])}`;
  return fallback;
}
