/** Rows beyond the edges that are drawn as well, so that scrolling finds them there. */
const margin = 8;

/** Which of many rows or columns are drawn. */
export interface RowWindow {
  readonly from: number;
  /** The first that is not. */
  readonly to: number;
}

/** The rows at a place of a scrolled list. All lengths are CSS pixels. */
export function windowAt(
  scrolled: number,
  seen: number,
  rowHeight: number,
  count: number,
): RowWindow {
  const first = Math.floor(scrolled / rowHeight) - margin;
  const last = Math.ceil((scrolled + seen) / rowHeight) + margin;
  const to = Math.max(0, Math.min(count, last));
  return { from: Math.max(0, Math.min(first, to)), to };
}

/** The columns at a place of a grid scrolled sideways. Widths, and all lengths, in CSS pixels. */
export function columnsAt(scrolled: number, seen: number, widths: readonly number[]): RowWindow {
  let end = 0;
  let from = widths.length;
  let to = 0;
  for (const [at, width] of widths.entries()) {
    const begin = end;
    end += width;
    if (end < scrolled - sideMargin || begin > scrolled + seen + sideMargin) continue;
    from = Math.min(from, at);
    to = at + 1;
  }
  return { from: Math.min(from, to), to };
}

/** Drawn beyond the sides, in CSS pixels. */
const sideMargin = 160;

/** The places in a window, and one more that has to be there wherever it is. */
export function placesIn({ from, to }: RowWindow, pinned: number | undefined): readonly number[] {
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  if (pinned === undefined || (pinned >= from && pinned < to)) return places;
  return pinned < from ? [pinned, ...places] : [...places, pinned];
}
