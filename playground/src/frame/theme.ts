import { effect, signal } from '@preact/signals';

/** `system` follows the computer. */
export type Theme = 'system' | 'light' | 'dark';

const store = 'sandtable-theme';

/** The colours of the page. */
export const theme = signal<Theme>('system');

/** What the button turns each theme into. */
export const nextTheme: Readonly<Record<Theme, Theme>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** Apply the theme that was chosen last time, and remember each new choice. */
export function startTheme(): void {
  const remembered = localStorage.getItem(store);
  if (remembered === 'light' || remembered === 'dark') theme.value = remembered;
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    localStorage.setItem(store, theme.value);
  });
}
