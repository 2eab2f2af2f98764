/** Where a command runs: what it prints to, and how it learns that it is to end. */
export interface Terminal {
  /** Results, a line or several without the last line feed. */
  readonly print: (text: string) => void;
  /** Complaints, likewise. */
  readonly complain: (text: string) => void;
  /** Resolves when the person or the system wants the command to end. Asked for by commands that go on until then. */
  readonly stopped: () => Promise<void>;
}

/** The terminal of this process: SIGINT (Ctrl+C) or SIGTERM ends a command; a second one ends the process at once. */
export function processTerminal(): Terminal {
  return {
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    stopped: () =>
      new Promise((resolve) => {
        const signals = ['SIGINT', 'SIGTERM'] as const;
        const stop = () => {
          for (const signal of signals) process.off(signal, stop);
          resolve();
        };
        for (const signal of signals) process.on(signal, stop);
      }),
  };
}
