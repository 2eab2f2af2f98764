import { signal } from '@preact/signals';

const store = 'sandtable-extras';

/** Whether tokens can do here what Airtable's cannot: expire, overlap, tell what called last, be cloned. */
export const extras = signal(false);

/** What was chosen last time: a token that expired yesterday has to be expired today. */
export function recallExtras(): boolean {
  extras.value = localStorage.getItem(store) === 'on';
  return extras.value;
}

/** Keep a choice for the next visit. */
export function rememberExtras(on: boolean): void {
  extras.value = on;
  localStorage.setItem(store, on ? 'on' : 'off');
}
