import { FenceError, type Refused } from './fence-error.ts';
import { type Crossing, type Engine, fenceFetch } from './fence-fetch.ts';
import { mswListens } from './fence-msw.ts';
import { fencePage } from './fence-page.ts';
import { fenceSockets } from './fence-sockets.ts';
import { watchWorker } from './fence-worker.ts';

export { FenceError, type Refused } from './fence-error.ts';
export type { Engine } from './fence-fetch.ts';

/** Keeps requests of this process, or this page, from the real Airtable. */
export interface Fence {
  /** Whether it stands. Opening a door to a mock puts it up; closing the door leaves it standing. */
  readonly armed: boolean;
  /** How many requests and connections it has refused. */
  readonly blocked: number;
  /** The last hundred of them, oldest first. */
  readonly refused: readonly Refused[];
  /** Put it up. Any number of calls are as good as one. */
  arm(): void;
  /**
   * Put it up and have `fetch` to Airtable's hosts answered by a mock, without msw: 70 times faster
   * than msw 3 in Node. The last mock that was given answers; while msw listens, msw is asked instead.
   *
   * @returns closes this door: the mock before answers again, or everything is refused.
   */
  answer(engine: Engine): () => void;
  /** Be told of each refusal. @returns ends that. */
  subscribe(listener: (refused: Refused) => void): () => void;
  /** Take it down and forget what it counted. Only tests of the fence itself have a reason to. */
  disarm(): void;
}

/**
 * The one fence of this process or page, however often this module was loaded.
 *
 * Worker threads, web workers, frames and child processes have global objects of their own, and
 * are not fenced from here; what a program in Node starts is by `@sandtable/mock/preload`.
 */
export const fence: Fence = sharedFence();

function sharedFence(): Fence {
  const key = Symbol.for('@sandtable/mock/fence@1');
  const global = globalThis as { [key]?: Fence };
  global[key] ??= createFence();
  return global[key];
}

function createFence(): Fence {
  const engines: Engine[] = [];
  const listeners = new Set<(refused: Refused) => void>();
  let refused: Refused[] = [];
  let blocked = 0;
  let takeDown: (() => void) | undefined;

  const refuse = (listening: () => boolean) => (request: Refused) => {
    blocked += 1;
    refused = [...refused.slice(-99), request];
    for (const listener of listeners) listener(request);
    return new FenceError(request, listening() ? 'listening' : 'silent');
  };
  const engine: Crossing['engine'] = () => engines.at(-1);

  /** Sockets refuse whatever msw lets through, so `fetch` may leave it to msw while it listens. */
  function armNode(): () => void {
    const refuseHere = refuse(mswListens);
    const sockets = fenceSockets(refuseHere);
    const through: Crossing['through'] = async (send) => (mswListens() ? send() : undefined);
    const fetch = fenceFetch({ through, engine }, refuseHere);
    return () => {
      fetch();
      sockets();
    };
  }

  /** Nothing lies below a page: a request is let go only while msw's worker is sure to ask the page. */
  function armPage(): () => void {
    const worker = watchWorker(refuse(() => true));
    const refuseHere = refuse(() => false);
    const page = fencePage(worker, refuseHere);
    const fetch = fenceFetch({ through: worker.through, engine }, refuseHere);
    return () => {
      fetch();
      page();
      worker.forget();
    };
  }

  return {
    get armed() {
      return takeDown !== undefined;
    },
    get blocked() {
      return blocked;
    },
    get refused() {
      return refused;
    },
    arm() {
      takeDown ??= isNode() ? armNode() : armPage();
    },
    answer(answering) {
      this.arm();
      engines.push(answering);
      return () => {
        const index = engines.lastIndexOf(answering);
        if (index >= 0) engines.splice(index, 1);
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    disarm() {
      takeDown?.();
      takeDown = undefined;
      engines.length = 0;
      refused = [];
      blocked = 0;
    },
  };
}

/** A simulated page (happy-dom, jsdom) runs in Node, and its requests leave through Node's sockets. */
function isNode(): boolean {
  return typeof globalThis.process?.getBuiltinModule === 'function';
}
