import type { FieldType } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import type { Cell, WriteContext } from './cell.ts';
import { choiceByName } from './choices.ts';
import { selects } from './select.ts';

/** What a button shows and opens. */
interface Button {
  readonly label: string;
  readonly url: string | null;
}

/** What an AI wrote. */
interface AiText {
  readonly state: 'empty' | 'loading' | 'generated' | 'error';
  readonly value: string | null;
  readonly isStale: boolean;
  /** Why there is no text, when `state` is `error`. */
  readonly errorType?: string;
}

const aiStates: readonly unknown[] = ['empty', 'loading', 'generated', 'error'];

/** In formulas it is its label. */
const button: Cell<Button> = {
  keep: (given, context) => (isButton(given) ? given : misfit(context)),
  value: (stored) => stored?.label ?? null,
  order: (stored) => stored?.label.toLowerCase() ?? null,
  print: (stored) => stored?.label,
};

/** In formulas it is the text. */
const aiText: Cell<AiText> = {
  keep: (given, context) => (isAiText(given) ? given : misfit(context)),
  value: (stored) => stored?.value || null,
  order: (stored) => stored?.value?.toLowerCase() ?? null,
  print: (stored) => stored?.value ?? undefined,
};

const { accept: _accept, ...chosen } = selects.singleSelect;

/** Where a synced record comes from: one of the field's choices. Stored: the choice's id. */
const externalSyncSource: Cell<string> = {
  ...chosen,
  keep(given, context) {
    if (typeof given !== 'string') return misfit(context);
    return choiceByName(context.field, given, false) ?? misfit(context);
  },
};

/** Where a record stands in an order made by hand. Unverified: what its cells look like. */
const manualSort: Cell<string> = {
  keep: (given, context) => (typeof given === 'string' ? given : misfit(context)),
};

/** Cells that nobody writes and nothing computes here: they stay what a seed made them. */
export const keptCells = { button, aiText, externalSyncSource, manualSort } satisfies Partial<
  Record<FieldType, Cell<Button> | Cell<AiText> | Cell<string>>
>;

/** @throws {Refusal} `INVALID_VALUE_FOR_COLUMN`, always. */
function misfit({ field }: WriteContext): never {
  throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
}

function isButton(given: unknown): given is Button {
  const { label, url, ...others } = keysOf(given);
  return typeof label === 'string' && (url === null || typeof url === 'string') && isEmpty(others);
}

function isAiText(given: unknown): given is AiText {
  const { state, value, isStale, errorType, ...others } = keysOf(given);
  return (
    aiStates.includes(state) &&
    (value === null || typeof value === 'string') &&
    typeof isStale === 'boolean' &&
    (errorType === undefined || typeof errorType === 'string') &&
    isEmpty(others)
  );
}

function keysOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

function isEmpty(others: object): boolean {
  return Object.keys(others).length === 0;
}
