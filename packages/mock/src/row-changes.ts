import type { CellChange, Row } from './store/state.ts';

/** Stored cells are JSON, and mostly no objects. */
export function sameCell(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The last change of each cell after a row got new cells, by the cells' places; those that were not
 * changed since the record was made have none.
 *
 * @param change when and by whom, of the cells that are different now.
 */
export function changesOf(
  row: Row,
  cells: readonly unknown[],
  change: CellChange,
): readonly (CellChange | null)[] {
  return cells.map((cell, place) => {
    const was = row.cells[place] ?? null;
    return sameCell(was, cell) ? (row.changes?.[place] ?? null) : change;
  });
}

/**
 * When and by whom the latest of some cells was changed: when the record was made for one that has had
 * its value since then; `undefined` when none has ever had one. Without places, the record as a whole.
 */
export function lastChange(row: Row, places: readonly number[]): CellChange | undefined {
  if (places.length === 0) return { time: row.modifiedTime, userId: row.modifiedBy };
  let last: CellChange | undefined;
  for (const place of places) {
    const change = row.changes?.[place] ?? creationOf(row, place);
    if (change && (!last || change.time > last.time)) last = change;
  }
  return last;
}

function creationOf({ cells, createdTime, createdBy }: Row, place: number): CellChange | undefined {
  const isEmpty = (cells[place] ?? null) === null;
  return isEmpty ? undefined : { time: createdTime, userId: createdBy };
}
