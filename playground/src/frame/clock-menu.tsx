import { useEffect, useState } from 'preact/hooks';
import { version, world } from '../world/world.ts';
import { Icon } from './icon.tsx';
import { say } from './notes.tsx';

const hour = 3_600_000;
const steps = [
  { title: '1 hour', ms: hour },
  { title: '2 hours', ms: 2 * hour },
  { title: '7 days', ms: 7 * 24 * hour },
];
const shown = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The mock's time, and the ways to move it on: links, tokens and limits end when it says so. */
export function ClockMenu() {
  const mock = world.value?.mock;
  const [now, setNow] = useState(mock?.clock.now());
  useEffect(() => {
    const read = () => setNow(mock?.clock.now());
    read();
    const timer = setInterval(read, 15_000);
    return () => clearInterval(timer);
  }, [mock]);

  const advance = (title: string, ms: number) => {
    mock?.clock.advance(ms);
    setNow(mock?.clock.now());
    version.value += 1;
    say(`The clock is ${title} further on`);
  };

  return (
    <>
      <button
        type="button"
        class="button quiet small clock"
        popovertarget="clock"
        title="The mock's clock"
      >
        <Icon name="clock" />
        <span class="nowrap">{now === undefined ? '' : shown.format(now)}</span>
      </button>
      <div id="clock" popover="auto" class="menu">
        {steps.map(({ title, ms }) => (
          <button
            key={title}
            type="button"
            class="button quiet"
            popovertarget="clock"
            popovertargetaction="hide"
            onClick={() => advance(title, ms)}
          >
            Move on by {title}
          </button>
        ))}
      </div>
    </>
  );
}
