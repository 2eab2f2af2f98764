import type { Mock } from '@sandtable/mock';
import { handlers } from '@sandtable/mock/msw';
import { setupWorker } from 'msw/browser';

/**
 * Have msw's service worker ask this page about every request. A module of its own, because msw
 * weighs twice what all the rest does; it is loaded while the first screen is being read.
 *
 * Strangers pass: under `error` a second tab would get msw's complaint instead of the page.
 */
export async function startWorker(mock: Mock): Promise<void> {
  await setupWorker(...handlers(mock)).start({ onUnhandledFrame: 'bypass', quiet: true });
}
