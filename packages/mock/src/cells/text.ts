import { type FieldType, limits } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import type { Cell } from './cell.ts';
import { asRichText } from './rich-text.ts';

/** Kept as sent, line breaks and outer blanks included. Stored: the text. */
const text: Cell<string> = {
  accept(written, context) {
    if (written === null || written === '') return null;
    const sent = context.typecast ? asText(written) : written;
    if (typeof sent !== 'string' || sent.length > limits.textLength) {
      throw refuse('INVALID_VALUE_FOR_COLUMN', context.field.name);
    }
    return sent === '' ? null : sent;
  },
  order: (stored) => stored?.toLowerCase() ?? null,
};

/**
 * Fields of text. None looks at the form of an address or a number, as the API does not.
 *
 * Unverified: the limit for other than long text; letter case aside, texts sort by code unit.
 */
export const texts = {
  singleLineText: text,
  multilineText: text,
  email: text,
  url: text,
  /** Airtable's Markdown, which does not come back to the letter. */
  richText: {
    ...text,
    accept(written, context) {
      const sent = text.accept?.(written, context) ?? null;
      return sent === null ? null : asRichText(sent);
    },
  },
  phoneNumber: text,
} satisfies Partial<Record<FieldType, Cell<string>>>;

/** Unverified: which kinds typecast turns into text. */
function asText(written: unknown): unknown {
  if (typeof written === 'number' || typeof written === 'boolean') return String(written);
  if (!Array.isArray(written)) return written;
  return written.every((part) => typeof part === 'string') ? written.join(', ') : written;
}
