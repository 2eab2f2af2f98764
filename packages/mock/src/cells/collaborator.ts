import { type FieldType, isId } from '@sandtable/contract';
import type { CellContext } from '../reading.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Cell, WriteContext } from './cell.ts';
import { nameOf, type Person, personOf } from './person.ts';

/** One user. Stored: the id, so that a new name or address shows at once. */
const singleCollaborator: Cell<string> = {
  accept(written, context) {
    if (isNobody(written) || (context.typecast && written === '')) return null;
    const [item] = context.typecast && Array.isArray(written) ? written : [written];
    // One popular client sends several people as bare ids, so those are taken there only.
    const named = typeof item === 'string' && !context.typecast ? undefined : idOf(item, context);
    if (named === undefined || !isId('usr', named)) throw misfit(context);
    return named;
  },
  read: (stored, context) => (stored === null ? undefined : personOf(stored, context)),
  value: (stored, context) => nameAt(stored, context),
  order: (stored, context) => nameAt(stored, context)?.toLowerCase() ?? null,
  print: (stored, context) => nameAt(stored, context) ?? undefined,
};

/** Users and groups, each once. Stored: their ids, in the order given. */
const multipleCollaborators: Cell<readonly string[]> = {
  accept(written, context) {
    if (isNobody(written) || (context.typecast && written === '')) return null;
    const ids = new Set<string>();
    for (const item of itemsOf(written, context)) {
      const id = idOf(item, context);
      if (id === undefined) throw misfit(context);
      ids.add(id);
    }
    return ids.size > 0 ? [...ids] : null;
  },
  read(stored, context) {
    const people = peopleAt(stored, context);
    return people.length > 0 ? people : undefined;
  },
  kind: 'array',
  value(stored, context) {
    const names = peopleAt(stored, context).map(nameOf);
    return names.length > 0 ? names : null;
  },
  order: (stored, context) => namesAt(stored, context)?.toLowerCase() ?? null,
  print: (stored, context) => namesAt(stored, context),
};

/** Fields that name people. */
export const collaborators = { singleCollaborator, multipleCollaborators } satisfies Partial<
  Record<FieldType, Cell<string> | Cell<readonly string[]>>
>;

/** Clients: one clears a cell by an object whose id is `null`. */
function isNobody(written: unknown): boolean {
  if (written === null) return true;
  return (
    typeof written === 'object' && !Array.isArray(written) && Reflect.get(written, 'id') === null
  );
}

/** Under typecast a text is taken apart at its commas, and what is no array for one of one item. */
function itemsOf(written: unknown, context: WriteContext): readonly unknown[] {
  if (Array.isArray(written)) return written;
  if (!context.typecast) throw misfit(context);
  if (typeof written !== 'string') return [written];
  return written
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * Id of whom an item stands for: `{ id }`, `{ email }`, an id or, under typecast, an address or a name.
 * An object that was read is taken by its id. Unverified: letter case of addresses and names.
 */
function idOf(item: unknown, { people, typecast }: WriteContext): string | undefined {
  if (typeof item === 'string') {
    if (people.reaches(item)) return item;
    return typecast ? (people.withEmail(item.trim()) ?? people.withName(item.trim())) : undefined;
  }
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, email } = item as { readonly id?: unknown; readonly email?: unknown };
  if (id !== undefined) return typeof id === 'string' && people.reaches(id) ? id : undefined;
  return typeof email === 'string' ? people.withEmail(email) : undefined;
}

/** Unverified: also for people who cannot reach the base. */
function misfit({ field }: WriteContext): Refusal {
  return refuse('INVALID_VALUE_FOR_COLUMN', field.name);
}

function nameAt(stored: string | null, context: CellContext): string | null {
  const person = stored === null ? undefined : personOf(stored, context);
  return person ? nameOf(person) : null;
}

/** Those who are gone are left out. */
function peopleAt(stored: readonly string[] | null, context: CellContext): Person[] {
  return (stored ?? []).flatMap((id) => personOf(id, context) ?? []);
}

function namesAt(stored: readonly string[] | null, context: CellContext): string | undefined {
  return peopleAt(stored, context).map(nameOf).join(', ') || undefined;
}
