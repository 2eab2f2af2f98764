import { signal } from '@preact/signals';

/** Whether single letters act; speech input and screen readers may want them quiet. */
export const lettersOn = signal(true);

/** What each key does, as the list behind `?` shows it. */
export const keys = [
  { key: '/', does: 'Go to the search field' },
  { key: 'n', does: 'New token' },
  { key: 'Ctrl Enter', does: 'Send the call, or save the form' },
  { key: 'Esc', does: 'Close what is open' },
  { key: '?', does: 'Show this list' },
] as const;

interface KeyActions {
  readonly create: () => void;
  readonly showKeys: () => void;
}

/**
 * Listen for the single-letter keys, except where somebody is typing or a dialog is open.
 * Answers how to stop.
 */
export function listenForKeys({ create, showKeys }: KeyActions): () => void {
  const actions: Record<string, () => void> = {
    '/': () => document.querySelector<HTMLElement>('.room input[type="search"]')?.focus(),
    n: create,
    '?': showKeys,
  };
  const listen = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') return submit(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!lettersOn.value || isTyping(event.target)) return;
    const action = actions[event.key];
    if (!action || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    action();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

/** Ctrl Enter submits the form that has the focus, else the room's main form. */
function submit(event: KeyboardEvent): void {
  const inside = (event.target as Element | null)?.closest?.('form');
  const form = inside ?? document.querySelector<HTMLFormElement>('.room form[data-main]');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
