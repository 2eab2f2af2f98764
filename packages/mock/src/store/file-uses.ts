import type { Attachment } from '../attachments/attachment.ts';
import { Items } from './items.ts';
import type { FieldState, FileUse, Row, State } from './state.ts';

const known = new WeakMap<readonly FieldState[], readonly number[]>();

/** Places of the attachment cells in the rows of a table. */
function placesOf(fields: readonly FieldState[]): readonly number[] {
  const places =
    known.get(fields) ??
    fields.flatMap(({ type }, place) => (type === 'multipleAttachments' ? [place] : []));
  known.set(fields, places);
  return places;
}

/** Ids of the files in a row's cells, each as often as it is there. */
function filesIn(row: Row | undefined, places: readonly number[]): string[] {
  return places.flatMap((place) => {
    // Such a cell holds attachments or nothing.
    const attachments = (row?.cells[place] ?? []) as readonly Attachment[];
    return attachments.flatMap(({ file }) => file ?? []);
  });
}

const noChanges: ReadonlyMap<string, number> = new Map();

/** By how much the uses of each file change when a row takes the place of another, or of none. */
export function changedUses(
  fields: readonly FieldState[],
  before: Row | undefined,
  after: Row | undefined,
): ReadonlyMap<string, number> {
  const places = placesOf(fields);
  if (places.every((place) => before?.cells[place] === after?.cells[place])) return noChanges;
  const changes = new Map<string, number>();
  for (const file of filesIn(after, places)) changes.set(file, (changes.get(file) ?? 0) + 1);
  for (const file of filesIn(before, places)) changes.set(file, (changes.get(file) ?? 0) - 1);
  return changes;
}

/** In how many places each file is. */
export function countUses({ tables, rows }: Pick<State, 'tables' | 'rows'>): Items<FileUse> {
  const counts = new Map<string, number>();
  for (const { id, fields } of tables) {
    const places = placesOf(fields);
    if (places.length === 0) continue;
    for (const row of rows.get(id)?.rows ?? []) {
      for (const file of filesIn(row, places)) counts.set(file, (counts.get(file) ?? 0) + 1);
    }
  }
  return Items.from([...counts].map(([id, uses], seq) => ({ id, seq, uses })));
}
