import type { Mock } from '@sandtable/mock';
import { fence } from '@sandtable/mock/fence';
import { explain } from '../explain.ts';

/** The way by which the page's calls reach the mock. */
export interface Door {
  /** `worker`: real requests, answered by msw's service worker. `direct`: the mock's own `fetch`. */
  readonly kind: 'worker' | 'direct';
  readonly fetch: typeof globalThis.fetch;
  /** Why there is no worker; for people. */
  readonly problem?: string;
}

const startWithinMs = 10_000;

/**
 * Open the door through the service worker, or the direct one where the browser has none (private
 * windows of some browsers, plain http, an enterprise policy).
 */
export async function openDoor(mock: Mock): Promise<Door> {
  if (!('serviceWorker' in navigator)) {
    return direct(mock, 'This browser offers no service worker here.');
  }
  try {
    const { startWorker } = await import('./worker.ts');
    await Promise.race([startWorker(mock), late()]);
    return { kind: 'worker', fetch: (input, init) => globalThis.fetch(input, init) };
  } catch (error) {
    return direct(mock, explain(error));
  }
}

function direct(mock: Mock, problem: string): Door {
  fence.answer(mock);
  return { kind: 'direct', problem, fetch: (input, init) => mock.fetch(input, init) };
}

function late(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(
      () => reject(new Error('The service worker did not start within 10 s.')),
      startWithinMs,
    );
  });
}
