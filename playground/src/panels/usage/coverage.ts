import { parseQuery, readError } from '@sandtable/contract';
import type { RequestEvent } from '@sandtable/mock';
import { findEndpoint } from '../../world/endpoints.ts';

/** What requests touched, each with how often, the most frequent first. */
export interface Coverage {
  /** By key, e.g. `records.list`. */
  readonly endpoints: readonly Counted[];
  /** By Airtable's type, e.g. `NOT_FOUND`. */
  readonly errors: readonly Counted[];
  readonly scopes: readonly Counted[];
  /** Names or ids that requests wrote or asked for. */
  readonly fields: readonly Counted[];
}

type Counted = readonly [what: string, times: number];

/** Count what requests touched. */
export function coverageOf(events: readonly RequestEvent[]): Coverage {
  const endpoints = events.flatMap(({ endpoint }) => (endpoint ? [endpoint] : []));
  return {
    endpoints: counted(endpoints),
    errors: counted(events.flatMap(errorOf)),
    scopes: counted(endpoints.flatMap((key) => findEndpoint(key)?.endpoint.access.scopes ?? [])),
    fields: counted(events.flatMap(fieldsOf)),
  };
}

function counted(all: readonly string[]): readonly Counted[] {
  const groups = [...Map.groupBy(all, (each) => each)];
  return groups.map(([what, times]) => [what, times.length] as const).sort((a, b) => b[1] - a[1]);
}

function errorOf({ status, responseBody }: RequestEvent): string[] {
  if (status < 400) return [];
  const found = readError(parsed(responseBody));
  return [found?.type ?? `status ${status}`];
}

function fieldsOf({ query, requestBody }: RequestEvent): string[] {
  const asked = (parseQuery(query) as { fields?: unknown }).fields;
  const body = parsed(requestBody);
  const listed = isObject(body) && Array.isArray(body['records']) ? body['records'] : [body];
  const written = listed.flatMap((each) =>
    isObject(each) && isObject(each['fields']) ? Object.keys(each['fields']) : [],
  );
  return [...(Array.isArray(asked) ? asked.map(String) : []), ...written];
}

function parsed(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
