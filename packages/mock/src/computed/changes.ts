import type { Items } from '../store/items.ts';
import type { Row, State } from '../store/state.ts';

/** What happened to the records of a table. */
interface TableChanges {
  /** The turn from which on everything is known. */
  readonly since: number;
  last: number;
  /** By place, the last turn at which another record or none stood there. */
  readonly gone: Map<number, number>;
}

/** Changed records that are kept in mind of each table. */
const kept = 10_000;

/** Keeps in mind which records were replaced or deleted, at which turn from one state to another. */
export class Changes {
  readonly #tables = new Map<string, TableChanges>();

  /** Note what differs between two states. Turns rise. */
  note(before: State['rows'], after: State['rows'], turn: number): void {
    for (const place of before.replacedIn(after)) {
      const table = before.at(place);
      const later = table && after.get(table.id);
      if (!table || later?.rows === table.rows) continue;
      this.#noteTable(
        table.id,
        later ? table.rows.replacedIn(later.rows) : allOf(table.rows),
        turn,
      );
    }
  }

  /** Whether records of a table stand where they stood at a turn. In doubt they do not. */
  stand(tableId: string, rows: readonly Row[], turn: number): boolean {
    const table = this.#tables.get(tableId);
    if (!table || table.last <= turn) return true;
    if (turn < table.since) return false;
    const { gone } = table;
    return rows.every(({ seq }) => (gone.get(seq) ?? 0) <= turn);
  }

  #noteTable(tableId: string, places: readonly number[], turn: number): void {
    if (places.length === 0) return;
    const known = this.#tables.get(tableId);
    if ((known?.gone.size ?? 0) + places.length > kept) {
      this.#tables.set(tableId, { since: turn, last: turn, gone: new Map() });
      return;
    }
    const table = known ?? { since: 0, last: turn, gone: new Map<number, number>() };
    this.#tables.set(tableId, table);
    table.last = turn;
    for (const place of places) table.gone.set(place, turn);
  }
}

function allOf(rows: Items<Row>): number[] {
  return rows.toArray().map(({ seq }) => seq);
}
