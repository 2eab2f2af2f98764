/** Something to be timed; called `repeat` times a round. */
export interface Task {
  readonly run: () => unknown;
  /** Default 1. */
  readonly repeat?: number;
  /** Runs before each round, untimed. Gives what ends it. */
  readonly prepare?: () => (() => unknown) | undefined;
  /** Runs before each call, untimed. */
  readonly before?: () => unknown;
}

/** Milliseconds of one call, by round. */
export type Timings = Readonly<Record<string, readonly number[]>>;

/** Collect garbage. The runner starts Node with `--expose-gc`. */
function collect(): void {
  if (!globalThis.gc) throw new TypeError('Benchmarks need node --expose-gc: use `npm run bench`');
  globalThis.gc();
}

/**
 * Time tasks side by side: every round runs each once, in a shuffled order, after collecting garbage.
 *
 * Other work shares the machine, so a round's figures mean something only beside each other: compare
 * by {@link ratio}, never by milliseconds.
 */
export async function time(tasks: Readonly<Record<string, Task>>, rounds = 15): Promise<Timings> {
  const timings: Record<string, number[]> = {};
  const names = Object.keys(tasks);
  for (const name of names) timings[name] = [];
  // Two unrecorded rounds warm caches and compilers up.
  for (let round = -2; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const spent = await timeOnce(tasks[name] as Task);
      if (round >= 0) timings[name]?.push(spent);
    }
  }
  return timings;
}

async function timeOnce({ run, repeat = 1, prepare, before }: Task): Promise<number> {
  const end = prepare?.();
  collect();
  const spent = before ? await timeApart(run, repeat, before) : await timeTogether(run, repeat);
  await end?.();
  return spent / repeat;
}

async function timeTogether(run: Task['run'], repeat: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < repeat; call++) await run();
  return performance.now() - start;
}

async function timeApart(
  run: Task['run'],
  repeat: number,
  before: NonNullable<Task['before']>,
): Promise<number> {
  let spent = 0;
  for (let call = 0; call < repeat; call++) {
    await before();
    const start = performance.now();
    await run();
    spent += performance.now() - start;
  }
  return spent;
}

function shuffled<T>(items: readonly T[]): T[] {
  const drawn = items.map((item) => ({ item, lot: Math.random() }));
  return drawn.sort((one, other) => one.lot - other.lot).map(({ item }) => item);
}

/** The middle one of some numbers. */
function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;
}

/** How many times as long one task took as another: the median over rounds. */
function ratio(timings: Timings, ours: string, theirs: string): number {
  const base = timings[theirs] ?? [];
  return median((timings[ours] ?? []).map((spent, round) => spent / (base[round] ?? Number.NaN)));
}

/** A goal: one task against another, and the most it may take. */
export type Goal = readonly [ours: string, theirs: string, most: number];

/** Print medians, then each goal with the ratio that was seen. */
export function report(title: string, timings: Timings, goals: readonly Goal[]): void {
  const lines = Object.entries(timings).map(
    ([name, spent]) => `  ${name.padEnd(44)} ${printMs(median(spent)).padStart(12)}`,
  );
  const judged = goals.map(([ours, theirs, most]) => {
    const seen = ratio(timings, ours, theirs);
    const mark = seen <= most ? 'met' : 'MISSED';
    return `  ${ours} / ${theirs}: ${seen.toFixed(2)} (at most ${most}) ${mark}`;
  });
  process.stdout.write(
    `\n${title}, Node ${process.version}\n${[...lines, ...judged].join('\n')}\n`,
  );
}

function printMs(ms: number): string {
  return ms < 1 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(2)} ms`;
}
