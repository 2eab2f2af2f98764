const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Spans of time that people choose from. */
export const spans = [
  { title: '1 hour', ms: hour },
  { title: '1 day', ms: day },
  { title: '7 days', ms: 7 * day },
  { title: '30 days', ms: 30 * day },
] as const;

/** A moment as a field for date and time holds it, in the reader's own zone: `2026-01-05T10:00`. */
export function toField(iso: string): string {
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * minute)
    .toISOString()
    .slice(0, 16);
}

/** The reverse, ISO 8601 in UTC; `null` for an empty field. */
export function fromField(text: string): string | null {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
