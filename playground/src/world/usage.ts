import { signal } from '@preact/signals';
import type { Usage } from '@sandtable/mock';

/** What this page's mock was used for since the page was opened; absent until it is watched. */
export const usage = signal<Usage | undefined>(undefined);
