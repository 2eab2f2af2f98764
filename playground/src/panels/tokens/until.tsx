import { version, world } from '../../world/world.ts';
import { left } from './left.ts';

const whole = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });

interface UntilProps {
  /** ISO 8601. */
  readonly iso: string;
  /** Before the time that is left, e.g. `expires`. */
  readonly ahead: string;
  /** What to say once it has come. */
  readonly over: string;
}

/** A moment that ends something, by the mock's clock: `expires in 7 days`, then `expired`. */
export function Until({ iso, ahead, over }: UntilProps) {
  // The clock was moved on when this counted up.
  void version.value;
  const now = world.value?.mock.clock.now() ?? Date.now();
  const until = Date.parse(iso);
  const come = until <= now;
  return (
    <time dateTime={iso} title={whole.format(until)} class={come ? 'bad' : undefined}>
      {come ? over : `${ahead} ${left(until, now)}`}
    </time>
  );
}
