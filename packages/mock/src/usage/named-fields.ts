import type { RequestEvent } from '../events.ts';
import type { FieldUse } from './stretch.ts';

/** Fields that a request names, with their table as the path spells it. */
export function fieldsIn({
  endpoint,
  path,
  query,
  requestBody,
}: RequestEvent): [string, FieldUse][] {
  if (!endpoint?.startsWith('records.')) return [];
  const table = decoded(path.split('/')[3] ?? '');
  const named = (names: readonly string[], use: FieldUse) =>
    names.map((name): [string, FieldUse] => [`${table} ${name}`, use]);
  const body = parsed(requestBody) as Body;
  const cells = [body, ...(body.records ?? [])].flatMap(({ fields }) =>
    fields && !Array.isArray(fields) ? Object.keys(fields) : [],
  );
  const search = [...new URLSearchParams(query)];
  const asked = search.filter(([key]) => /^fields(\[\d*\])?$/.test(key)).map(([, name]) => name);
  const sorted = search
    .filter(([key]) => /^sort\[\d+\]\[field\]$/.test(key))
    .map(([, name]) => name);
  const formulas = search
    .filter(([key]) => key === 'filterByFormula')
    .map(([, formula]) => formula)
    .concat(body.filterByFormula ?? []);
  return [
    ...named(cells, 'written'),
    ...named([...asked, ...(Array.isArray(body.fields) ? body.fields : [])], 'asked for'),
    ...named([...sorted, ...(body.sort ?? []).map(({ field }) => field)], 'sorted by'),
    ...named(formulas.flatMap(fieldsOfFormula), 'filtered by'),
    ...named(body.performUpsert?.fieldsToMergeOn ?? [], 'matched by'),
  ];
}

/** The parts of a body that name fields; the request has passed its schema. */
interface Body {
  readonly fields?: Readonly<Record<string, unknown>> | readonly string[];
  readonly records?: readonly { readonly fields?: Readonly<Record<string, unknown>> }[];
  readonly sort?: readonly { readonly field: string }[];
  readonly filterByFormula?: string;
  readonly performUpsert?: { readonly fieldsToMergeOn?: readonly string[] };
}

/**
 * Texts, names between braces, and words; a word before a parenthesis is a function. What is never closed
 * goes on to the end, so that nothing is looked at twice.
 */
const parts =
  /"(?:\\.?|[^"\\])*(?:"|$)|'(?:\\.?|[^'\\])*(?:'|$)|\{((?:\\.?|[^\\}])*)(?:\}|$)|([\p{L}_][\p{L}\p{M}\p{N}_]*)(\s*\()?/gsu;

/**
 * Fields that a formula names. By its spelling alone: what parses formulas is large, and loaded only by
 * mocks that compute some.
 */
function fieldsOfFormula(formula: string): string[] {
  return [...formula.matchAll(parts)].flatMap(([, braced, word = '', call]) => {
    if (braced !== undefined) return [braced.replaceAll('\\}', '}')];
    return word === '' || call !== undefined || /^(?:true|false)$/i.test(word) ? [] : [word];
  });
}

/** Part of a path; as it stands where a secret was cut out of it and left half an escape. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** An event's text. Where a secret was cut out of it, it may be no JSON any more. */
export function parsed(text = ''): object {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
