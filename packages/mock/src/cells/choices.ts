import type { FieldState } from '../store/state.ts';

/** One of the values that a select field offers. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Absent in fields with colours switched off. */
  readonly color?: string;
}

/**
 * Colours that new choices get in turn.
 *
 * Recorded for the first three; the rest follow the documented list. Unverified beyond them.
 */
const choiceColors = [
  'blueLight2',
  'cyanLight2',
  'tealLight2',
  'greenLight2',
  'yellowLight2',
  'orangeLight2',
  'redLight2',
  'pinkLight2',
  'purpleLight2',
  'grayLight2',
] as const;

/** The choices of a field, prepared for one look-up a cell. */
interface ChoiceIndex {
  readonly byId: ReadonlyMap<string, { readonly name: string; readonly position: number }>;
  readonly byName: ReadonlyMap<string, string>;
  readonly byLowerName: ReadonlyMap<string, string>;
}

const noOptions = {};
const indexes = new WeakMap<object, ChoiceIndex>();

/** The choices of a select field, in their order; none for other fields. */
export function choicesOf(field: FieldState): readonly Choice[] {
  const choices = field.options?.['choices'];
  // Options come from a checked seed or from the schema endpoints, so a list is a list of choices.
  return Array.isArray(choices) ? (choices as readonly Choice[]) : [];
}

/** A choice's name and its place among the choices, from 0; `undefined` when it is gone. */
export function choiceById(field: FieldState, id: string) {
  return indexOf(field).byId.get(id);
}

/**
 * Id of the choice with a name: the very name, or under `loosely` also without outer blanks and
 * then in any letter case. Unverified for `loosely`.
 */
export function choiceByName(
  field: FieldState,
  name: string,
  loosely: boolean,
): string | undefined {
  const { byName, byLowerName } = indexOf(field);
  const exact = byName.get(name);
  if (exact !== undefined || !loosely) return exact;
  const trimmed = name.trim();
  return byName.get(trimmed) ?? byLowerName.get(trimmed.toLowerCase());
}

/** The field with a choice added at the end, in the next colour of the rotation. */
export function withChoice(
  field: FieldState,
  { id, name }: { readonly id: string; readonly name: string },
): FieldState {
  const choices = choicesOf(field);
  const coloured = choices.length === 0 || choices.some(({ color }) => color !== undefined);
  const color = choiceColors[choices.length % choiceColors.length];
  const choice: Choice = coloured && color ? { id, name, color } : { id, name };
  return { ...field, options: { ...field.options, choices: [...choices, choice] } };
}

/** Built once for each version of a field's options, because every cell asks. */
function indexOf(field: FieldState): ChoiceIndex {
  const key = field.options ?? noOptions;
  const known = indexes.get(key);
  if (known) return known;
  const byId = new Map<string, { name: string; position: number }>();
  const byName = new Map<string, string>();
  const byLowerName = new Map<string, string>();
  for (const [position, { id, name }] of choicesOf(field).entries()) {
    byId.set(id, { name, position });
    if (!byName.has(name)) byName.set(name, id);
    const lower = name.toLowerCase();
    if (!byLowerName.has(lower)) byLowerName.set(lower, id);
  }
  const index = { byId, byName, byLowerName };
  indexes.set(key, index);
  return index;
}
