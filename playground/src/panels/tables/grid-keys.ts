/** A place in the grid. Row 0 is the first record; column 0 selects records, column 1 is the primary field. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** How far the grid reaches. */
export interface Extent {
  readonly rows: number;
  /** The one that selects included. */
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

type Step = (from: Spot, extent: Extent) => Spot;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 1 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
};

const far: Readonly<Record<string, Step>> = {
  ArrowUp: ({ column }) => ({ row: 0, column }),
  ArrowDown: ({ column }, { rows }) => ({ row: rows - 1, column }),
  ArrowLeft: ({ row }) => ({ row, column: 1 }),
  ArrowRight: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  Home: () => ({ row: 0, column: 1 }),
  End: (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** Where a key leads; nothing for keys that lead nowhere. `isFar`: Ctrl or Cmd is held. */
export function stepTo(key: string, isFar: boolean, from: Spot, extent: Extent): Spot | undefined {
  const to = (isFar ? far : steps)[key]?.(from, extent);
  return to && within(to, extent);
}

/** The cell after or before another one, as Tab goes on from what was edited: over the ends of rows. */
export function nextCell({ row, column }: Spot, back: boolean, extent: Extent): Spot {
  const last = extent.columns - 1;
  if (back && column <= 1) return within({ row: row - 1, column: row > 0 ? last : 1 }, extent);
  if (!back && column >= last) {
    return within({ row: row + 1, column: row < extent.rows - 1 ? 1 : last }, extent);
  }
  return within({ row, column: column + (back ? -1 : 1) }, extent);
}

/** The nearest place that exists. */
export function within({ row, column }: Spot, { rows, columns }: Extent): Spot {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

/** What keys do to the cell that has the focus; how depends on its field. */
export type CellAct = 'edit' | 'clear' | 'space' | 'select';

/** What a key does to a cell; a letter begins to write over it. */
export function actOf(event: {
  readonly key: string;
  readonly shiftKey: boolean;
}): CellAct | { readonly write: string } | undefined {
  if (event.key === ' ') return event.shiftKey ? 'select' : 'space';
  if (event.key.length === 1) return { write: event.key };
  return acts[event.key];
}

const acts: Readonly<Record<string, CellAct>> = {
  Enter: 'edit',
  F2: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
};
