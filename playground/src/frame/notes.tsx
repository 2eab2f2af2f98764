import { signal } from '@preact/signals';

const notes = signal<readonly { readonly id: number; readonly text: string }[]>([]);
const shownForMs = 5_000;
let count = 0;

/** Say something in passing: seen in the corner for five seconds, and read out by screen readers. */
export function say(text: string): void {
  const id = ++count;
  notes.value = [...notes.value, { id, text }].slice(-3);
  setTimeout(() => {
    notes.value = notes.value.filter((note) => note.id !== id);
  }, shownForMs);
}

/** Where {@link say} speaks. Always in the page, because a live region that comes late is not read. */
export function Notes() {
  return (
    <div class="notes" role="status" aria-live="polite">
      {notes.value.map(({ id, text }) => (
        <div class="note" key={id}>
          {text}
        </div>
      ))}
    </div>
  );
}
