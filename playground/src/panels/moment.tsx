import { world } from '../world/world.ts';
import { ago } from './ago.ts';

const whole = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });

/** A moment as near as a person needs it: `12 min ago`, today's time, or the day. */
export function Moment({ iso }: { iso: string }) {
  const now = world.value?.mock.clock.now() ?? Date.now();
  return (
    <time dateTime={iso} title={whole.format(new Date(iso))}>
      {ago(Date.parse(iso), now)}
    </time>
  );
}
