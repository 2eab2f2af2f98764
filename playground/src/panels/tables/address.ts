import type { Sort } from '@sandtable/contract';
import { navigate, query } from '../../place.ts';
import type { TablePlace } from '../../world/atlas.ts';
import { holdsSecret } from '../../world/secrets.ts';

/** Which records of a table are shown, and in which order. */
export interface Look {
  /** Id of a view; absent: none, and so the order in which records were made. */
  readonly view?: string | undefined;
  /** A formula; empty keeps every record. */
  readonly filter: string;
  /** At most two. */
  readonly sort: readonly Sort[];
}

/** What the grid's address says apart from its path; whatever is not there takes its usual value. */
export function lookOf(params: URLSearchParams): Look {
  const view = params.get('view');
  const sort = params.getAll('sort').slice(0, 2).map(readSort);
  return { ...(view && { view }), filter: params.get('filter') ?? '', sort };
}

/** A field to sort by as it stands in an address: `Released`, or `-Released` for downwards. */
function readSort(text: string): Sort {
  return text.startsWith('-')
    ? { field: text.slice(1), direction: 'desc' }
    : { field: text, direction: 'asc' };
}

/** Longer formulas, in UTF-16 units, are more than some browsers and chats carry. */
const longest = 4_000;

/** The search part of an address for a look; a formula with a secret in it is left out. */
export function searchOf({ view, filter, sort }: Look, token: string | null): string {
  const params = new URLSearchParams();
  if (view) params.set('view', view);
  if (filter !== '' && filter.length <= longest && !holdsSecret(filter)) {
    params.set('filter', filter);
  }
  for (const { field, direction } of sort) {
    params.append('sort', direction === 'desc' ? `-${field}` : field);
  }
  if (token !== null) params.set('token', token);
  const search = params.toString();
  return search && `?${search}`;
}

/** Show other records of the same table, without a step in the history. */
export function keepLook(path: string, look: Look): void {
  navigate(path + searchOf(look, query.peek().get('token')), { replace: true });
}

/** Address of a table, with the token that is in use. */
export function tableAddress({ baseId, id }: Pick<TablePlace, 'baseId' | 'id'>): string {
  const token = query.value.get('token');
  return `/tables/${baseId}/${id}${token === null ? '' : `?${new URLSearchParams({ token })}`}`;
}

/** Address of a record beside the grid as it is, or of the grid alone. */
export function recordAddress(
  { baseId, id }: Pick<TablePlace, 'baseId' | 'id'>,
  recordId: string | undefined,
): string {
  const search = query.value.toString();
  const record = recordId === undefined ? '' : `/${recordId}`;
  return `/tables/${baseId}/${id}${record}${search && `?${search}`}`;
}
