import { computed, signal } from '@preact/signals';

/** Path and search of the page's address, e.g. `/matrix?token=pat…`. No secret is ever part of it. */
const place = signal('/');

/** The path alone, without a trailing slash. */
export const path = computed(() => place.value.replace(/\?.*$/s, '').replace(/(.)\/$/, '$1'));

/** The search parameters alone. */
export const query = computed(() => new URLSearchParams(place.value.replace(/^[^?]*/, '')));

/** Follow the browser's own navigation, and turn clicks on links of this page into ours. */
export function startPlace(): void {
  const read = () => {
    place.value = location.pathname + location.search;
  };
  read();
  addEventListener('popstate', read);
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || event.defaultPrevented || event.button !== 0 || link.target) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.hasAttribute('download') || link.hash) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

/** Go to another address of the page. `replace` leaves no step in the history. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  place.value = to;
}

/** The present address with other search parameters; those that are `undefined` are left out. */
export function addressWith(changes: Readonly<Record<string, string | undefined>>): string {
  const next = new URLSearchParams(query.peek());
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const search = next.toString();
  return path.peek() + (search && `?${search}`);
}
