import {
  type BaseSummary,
  isId,
  limits,
  type metadata,
  type TableSchema,
} from '@sandtable/contract';
import { shownOptions } from '../computed/shown-options.ts';
import { newId } from '../ids.ts';
import { roleInBase } from '../people.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, Room } from '../room.ts';
import { readingOf } from '../rows.ts';
import { tablesOf } from '../store/lookup.ts';
import type { TableState } from '../store/state.ts';
import { apiBlocked } from '../subject.ts';
import { coversBase } from '../tokens.ts';

/** Who is asking, and what is there to ask about. */
export const metadataHandlers: Handlers<typeof metadata> = {
  whoami(_input, { caller: { user, token } }) {
    const showsEmail = token?.scopes.includes('user.email:read');
    return { id: user.id, ...(showsEmail && { email: user.email }) };
  },

  listBases({ query }, room) {
    const visible = visibleBases(room);
    const from = query.offset ? positionOf(query.offset, visible) : 0;
    const end = from + limits.basesPerPage;
    const next = visible[end];
    return {
      bases: visible.slice(from, end),
      ...(next && { offset: `${newId(room.environment, 'itr')}/${next.id}` }),
    };
  },

  getBaseSchema({ baseId, query }, room) {
    const withVisible = query.include?.includes('visibleFieldIds') ?? false;
    const reading = readingOf(room);
    const { all } = tablesOf(room.store.state, baseId);
    return { tables: all.map((table) => showTable(table, reading, withVisible)) };
  },
};

/** Bases that the token was granted and its user can see, with the user's level. */
function visibleBases({ store: { state }, caller: { user, token } }: Room): BaseSummary[] {
  const found: BaseSummary[] = [];
  // Reported: the list is then simply empty.
  if (apiBlocked(state)) return found;
  for (const base of state.bases) {
    const permissionLevel = roleInBase(state, user.id, base);
    if (permissionLevel === 'none' || !token || !coversBase(token.access, base)) continue;
    found.push({ id: base.id, name: base.name, permissionLevel });
  }
  return found;
}

/** Shape of the offset: `itr…/app…`, the second half being the first base of the page. */
function positionOf(offset: string, bases: readonly BaseSummary[]): number {
  const [iterator = '', baseId] = offset.split('/');
  const position = bases.findIndex(({ id }) => id === baseId);
  if (!isId('itr', iterator) || position < 0) throw refuse('INVALID_OFFSET_VALUE', offset);
  return position;
}

function showTable(table: TableState, reading: Reading, withVisible: boolean): TableSchema {
  const { id, name, primaryFieldId, description } = table;
  return {
    id,
    name,
    primaryFieldId,
    ...(description && { description }),
    fields: reading.contextsOf(table).map((context) => {
      const { field } = context;
      const options = shownOptions(context);
      return {
        type: field.type,
        ...(options && { options }),
        id: field.id,
        name: field.name,
        ...(field.description && { description: field.description }),
      };
    }),
    views: table.views.map((view) => ({
      id: view.id,
      name: view.name,
      type: view.type,
      ...(withVisible &&
        view.type === 'grid' && {
          visibleFieldIds: view.visibleFieldIds ?? table.fields.map((field) => field.id),
        }),
    })),
  };
}
