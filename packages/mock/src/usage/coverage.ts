import { type ErrorName, errors, errorType, type Scope, scopeNames } from '@sandtable/contract';
import { endpoints } from '../router.ts';
import type { FieldUse, Stretch } from './stretch.ts';

/** Some of all there is. */
export interface Share<Name extends string> {
  readonly touched: readonly Name[];
  readonly untouched: readonly Name[];
}

/** What a suite touched. */
export interface Coverage {
  /** Places in the catalogue that a bearer token opens, e.g. `records.list`. */
  readonly endpoints: Share<string>;
  /** Error types that were answered, of those there are. */
  readonly errors: Share<string>;
  /** Scopes that an endpoint asked for. */
  readonly scopes: Share<Scope>;
  /** Fields that requests named, as they spelled table and field, and how. */
  readonly fields: readonly { readonly name: string; readonly uses: readonly FieldUse[] }[];
  /** Whether that is all; not when more different things were done than are kept. */
  readonly complete: boolean;
}

/** What was touched of everything there is. */
export function coverageOf({ uses, errors: seen, fields, lost }: Stretch): Coverage {
  const called = new Set([...uses.values()].map(({ endpoint }) => endpoint));
  const asked = new Set<Scope>();
  for (const name of called) {
    const { scopes = [], anyScope = [] } = endpoints.get(name)?.access ?? {};
    for (const scope of [...scopes, ...anyScope]) asked.add(scope);
  }
  const open = [...endpoints].filter(([, { access }]) => !access.session).map(([name]) => name);
  // The keys of a table are its names; `Object.keys` only says `string`.
  const types = [...new Set((Object.keys(errors) as ErrorName[]).map(errorType))];
  return {
    endpoints: share(open, called),
    errors: share(types, new Set(seen.keys())),
    scopes: share(scopeNames, asked),
    fields: [...fields].map(([name, ways]) => ({ name, uses: [...ways] })),
    complete: lost === 0,
  };
}

/** Coverage as lines of text, for the end of a test run. */
export function coverageReport({
  endpoints: called,
  errors: seen,
  scopes,
  fields,
  complete,
}: Coverage): string {
  const line = (title: string, { touched, untouched }: Share<string>) =>
    `${title}: ${touched.length} of ${touched.length + untouched.length} (${touched.join(', ')})`;
  return [
    line('Endpoints', called),
    line('Errors', seen),
    line('Scopes', scopes),
    `Fields: ${fields.map(({ name, uses }) => `${name} (${uses.join(', ')})`).join('; ') || 'none'}`,
    ...(complete ? [] : ['Not complete: more different things were done than are kept.']),
  ].join('\n');
}

function share<Name extends string>(
  all: readonly Name[],
  touched: ReadonlySet<string>,
): Share<Name> {
  return {
    touched: all.filter((name) => touched.has(name)),
    untouched: all.filter((name) => !touched.has(name)),
  };
}
