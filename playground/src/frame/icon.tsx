/** Outlines on a grid of 16 × 16, drawn with a 1.5 stroke. */
const outlines = {
  key: 'M9.5 6.5a3 3 0 1 0-2 2.8L9 11h2v2h2.5v-2.5L9.3 7.3',
  send: 'M2.5 8h10M9 4.5 12.5 8 9 11.5',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  grid: 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11',
  table: 'M2.5 3h11v10h-11zM2.5 6h11M6 6v7',
  formula:
    'M7.5 2.5c-2-.5-3 .5-3.2 2.5L3.6 11c-.2 1.8-.9 2.6-2.1 2.5M2.5 7h4M8.5 8l5 5.5M13.5 8l-5 5.5',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  shield: 'M8 1.8 13 4v4c0 3-2.2 5.2-5 6.2C5.2 13.2 3 11 3 8V4z',
  theme: 'M8 2a6 6 0 1 0 6 6 4.7 4.7 0 0 1-6-6z',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.4',
  disk: 'M8 2.5v7M5 7l3 3 3-3M2.5 11v2.5h11V11',
  stop: 'M5.6 2h4.8L14 5.6v4.8L10.4 14H5.6L2 10.4V5.6zM5.5 8h5',
} as const;

/** Name of an {@link Icon}. */
export type IconName = keyof typeof outlines;

/** A small line drawing beside a text; never the only thing that says something. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}
