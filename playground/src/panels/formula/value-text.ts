import { DateValue, isError, type Value } from '@sandtable/formula';

/** UTF-16 units of a text that are shown. */
const longestText = 200;
/** Items of a list that are shown. */
const mostItems = 20;

/** A value as it would be written in a formula, or what it is called: `"Drama"`, `3.5`, `blank`. */
export function valueText(value: Value): string {
  if (value === null) return 'blank';
  if (isError(value)) return value.error;
  if (value instanceof DateValue) return dateText(value);
  if (typeof value === 'string') return quotedText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'object') return listText(value);
  return String(value);
}

/** What a value is, in one word. */
export function valueKind(value: Value): string {
  if (value === null) return 'blank';
  if (isError(value)) return 'error';
  if (value instanceof DateValue) return 'date';
  if (typeof value === 'object') return 'array';
  return typeof value === 'string' ? 'text' : typeof value;
}

function quotedText(text: string): string {
  if (text.length <= longestText) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, longestText))}… (${text.length} characters)`;
}

function listText(values: readonly Value[]): string {
  const rest = values.length - mostItems;
  const shown = values.slice(0, mostItems).map(valueText);
  return `[${[...shown, ...(rest > 0 ? [`… ${rest} more`] : [])].join(', ')}]`;
}

function dateText({ time, timeZone, locale }: DateValue): string {
  const shown = Number.isFinite(time) && Math.abs(time) <= 8.64e15;
  const iso = shown ? new Date(time).toISOString().replace('.000Z', 'Z') : 'no date';
  return [iso, timeZone, locale].filter(Boolean).join(' ');
}
