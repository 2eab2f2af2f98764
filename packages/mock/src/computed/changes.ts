import type { Items } from '../store/items.ts';
import type { Row, State } from '../store/state.ts';

/** A record that was replaced or deleted. */
interface Change {
  readonly place: number;
  readonly turn: number;
}

/** What happened to the records of a table. */
interface TableChanges {
  /** The turn from which on everything is known. */
  readonly since: number;
  /** By place, the last turn at which another record or none stood there. */
  readonly gone: Map<number, number>;
  /** The latest changes once more, in order: mostly there are few that a value has not seen. */
  latest: Change[];
  /** The turn after which all changes are among the latest. */
  latestSince: number;
}

/** Changed records that are kept in mind of each table, by place and in order. */
const kept = { gone: 10_000, latest: 32 };

/** Keeps in mind which records were replaced or deleted, at which turn from one state to another. */
export class Changes {
  readonly #tables = new Map<string, TableChanges>();

  /** Note what differs between two states. Turns rise. */
  note(before: State['rows'], after: State['rows'], turn: number): void {
    for (const place of before.replacedIn(after)) {
      const table = before.at(place);
      const later = table && after.get(table.id);
      if (!table || later?.rows === table.rows) continue;
      const places = later ? table.rows.replacedIn(later.rows) : allOf(table.rows);
      if (places.length > 0) this.#noteTable(table.id, places, turn);
    }
  }

  /** Whether records of a table stand where they stood at a turn. In doubt they do not. */
  stand(tableId: string, rows: readonly Row[], turn: number): boolean {
    const table = this.#tables.get(tableId);
    if (!table) return true;
    if (turn < table.since) return false;
    const { latest, latestSince, gone } = table;
    if (turn < latestSince) return rows.every(({ seq }) => (gone.get(seq) ?? 0) <= turn);
    for (let at = latest.length - 1; at >= 0; at--) {
      const change = latest[at];
      if (!change || change.turn <= turn) return true;
      if (rows.some(({ seq }) => seq === change.place)) return false;
    }
    return true;
  }

  #noteTable(tableId: string, places: readonly number[], turn: number): void {
    const known = this.#tables.get(tableId);
    if ((known?.gone.size ?? 0) + places.length > kept.gone) {
      this.#tables.set(tableId, { since: turn, gone: new Map(), latest: [], latestSince: turn });
      return;
    }
    const table: TableChanges = known ?? {
      since: 0,
      gone: new Map(),
      latest: [],
      latestSince: 0,
    };
    this.#tables.set(tableId, table);
    for (const place of places) {
      table.gone.set(place, turn);
      table.latest.push({ place, turn });
    }
    if (table.latest.length <= kept.latest) return;
    const dropped = table.latest.slice(0, -kept.latest / 2);
    table.latest = table.latest.slice(-kept.latest / 2);
    table.latestSince = dropped.at(-1)?.turn ?? turn;
  }
}

function allOf(rows: Items<Row>): number[] {
  return rows.toArray().map(({ seq }) => seq);
}
