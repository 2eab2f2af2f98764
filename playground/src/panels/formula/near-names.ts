/** The names that somebody who wrote `name` may have meant, the likeliest first; at most three. */
export function nearNames(name: string, known: Iterable<string>): readonly string[] {
  const written = name.toLowerCase();
  const most = Math.max(1, Math.floor(written.length / 3));
  const candidates: { readonly name: string; readonly distance: number }[] = [];
  for (const each of known) {
    const lower = each.toLowerCase();
    const contains = written.length > 2 && (lower.includes(written) || written.includes(lower));
    const distance = distanceOf(written, lower);
    // A word of a longer name is no slip of the finger, so it comes after those that are.
    if (distance <= most) candidates.push({ name: each, distance });
    else if (contains) candidates.push({ name: each, distance: most + 1 });
  }
  return candidates
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((candidate) => candidate.name);
}

/** How many letters have to be put in, left out, replaced or swapped with their neighbour. */
function distanceOf(one: string, other: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      next[column] = Math.min(
        at(next, column - 1) + 1,
        at(last, column) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = next;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
