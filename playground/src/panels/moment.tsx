import { world } from '../world/world.ts';

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const whole = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });
const minute = 60_000;
const hour = 60 * minute;

/** A moment as near as a person needs it: `12 min ago`, today's time, or the day. */
export function Moment({ iso }: { iso: string }) {
  const now = world.value?.mock.clock.now() ?? Date.now();
  return (
    <time dateTime={iso} title={whole.format(new Date(iso))}>
      {ago(Date.parse(iso), now)}
    </time>
  );
}

/** Both in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  const passed = now - then;
  if (passed < 0) return day.format(then);
  if (passed < minute) return 'Just now';
  if (passed < hour) return `${Math.floor(passed / minute)} min ago`;
  if (passed < 24 * hour) return `${Math.floor(passed / hour)} h ago`;
  return day.format(then);
}
