import { SeedError, type SeedObject } from './seed-reader.ts';
import type { FieldState, TableRows, TableState } from './state.ts';

/** Places of the autonumber cells in the rows of a table. */
export function numberedPlaces(fields: readonly FieldState[]): readonly number[] {
  return fields.flatMap(({ type }, place) => (type === 'autoNumber' ? [place] : []));
}

/**
 * The number of the next record of a table in a seed.
 *
 * @param least One more than the highest number of its records.
 * @throws {SeedError} naming the place.
 */
export function readNextNumber(table: SeedObject, least: number): number {
  const given = table.raw('nextAutoNumber') ?? least;
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= 1) {
    return Math.max(given, least);
  }
  throw new SeedError(table.at('nextAutoNumber'), 'has to be a whole number from 1');
}

/** The number of the next record, where its records do not tell: the last of them were deleted. */
export function untoldNextNumber(
  { fields }: TableState,
  { rows, nextNumber }: TableRows,
): number | undefined {
  const places = numberedPlaces(fields);
  if (places.length === 0) return undefined;
  const numbers = [...rows].flatMap(({ cells }) => places.map((place) => Number(cells[place])));
  const highest = numbers.reduce((one, other) => Math.max(one, other), 0);
  return nextNumber > highest + 1 ? nextNumber : undefined;
}
