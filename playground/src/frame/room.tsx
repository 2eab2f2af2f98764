import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Banners } from './banners.tsx';

interface RoomProps {
  readonly title: string;
  /** What stands at the end of the title's line. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

let arrived = false;

/** A room: its heading takes the focus on arrival, so that a screen reader says where one is. */
export function Room({ title, actions, children }: RoomProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Sandtable`;
  }, [title]);
  useEffect(() => {
    if (arrived) heading.current?.focus();
    arrived = true;
  }, []);
  return (
    <main class="room" id="room">
      <header class="row apart">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      <Banners />
      {children}
    </main>
  );
}

/** Shown while something is read; comes only after 150 ms, so that short waits do not flicker. */
export function Waiting({ what }: { what: string }) {
  return (
    <div class="waiting" role="status">
      <div class="progress" />
      <p class="muted">{what}</p>
    </div>
  );
}
