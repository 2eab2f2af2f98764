const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const minute = 60_000;
const hour = 60 * minute;

/** How long ago, as near as a person needs it. Both in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  const passed = now - then;
  if (passed < 0) return day.format(then);
  if (passed < minute) return 'just now';
  if (passed < hour) return `${Math.floor(passed / minute)} min ago`;
  if (passed < 24 * hour) return `${Math.floor(passed / hour)} h ago`;
  return day.format(then);
}
