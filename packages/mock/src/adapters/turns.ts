/** What happens around holding the lock. */
export interface TurnHooks {
  /** Runs as soon as the lock is ours, before {@link Turns.take} resolves. */
  taken(): Promise<void>;
  /** Runs before the lock goes to another page. */
  leaving(): Promise<void>;
}

/** Taking turns with other pages of the origin. */
export interface Turns {
  /** Whether it is our turn now. */
  readonly held: boolean;
  /** Resolves when it is our turn; at once when it is already. */
  take(): Promise<void>;
  /** Give the turn away and never ask again. */
  drop(): Promise<void>;
}

/**
 * Let one page at a time have its turn, the one that asked last or was focused last.
 *
 * A Web Lock makes it one at a time and frees the turn of a page that was closed or crashed; a
 * BroadcastChannel of the same name carries the wish for it, because a lock cannot be asked back.
 */
export function takeTurns(name: string, hooks: TurnHooks): Turns {
  const channel = new BroadcastChannel(name);
  let held = false;
  let dropped = false;
  let waiting: Promise<void> | undefined;
  let release = () => {};

  function request(): Promise<void> {
    return new Promise((granted, failed) => {
      const turn = navigator.locks.request(name, async () => {
        if (dropped) return granted();
        await hooks.taken();
        held = true;
        waiting = undefined;
        const over = new Promise<void>((resolve) => {
          release = resolve;
        });
        granted();
        // Somebody may have asked while the lock was on its way to us.
        channel.postMessage('taken');
        await over;
      });
      turn.catch(failed);
    });
  }

  function take(): Promise<void> {
    if (held || dropped) return Promise.resolve();
    waiting ??= request();
    channel.postMessage('wanted');
    return waiting;
  }

  async function leave(): Promise<void> {
    if (!held) return;
    held = false;
    await hooks.leaving();
    release();
  }

  channel.onmessage = ({ data }) => {
    if (data === 'wanted') void leave();
    else if (waiting) channel.postMessage('wanted');
  };
  const takeOnFocus = () => void take();
  globalThis.addEventListener?.('focus', takeOnFocus);

  return {
    get held() {
      return held;
    },
    take,
    async drop() {
      dropped = true;
      globalThis.removeEventListener?.('focus', takeOnFocus);
      await leave();
      channel.close();
    },
  };
}
