import { useState } from 'preact/hooks';

/** Records that were chosen, to do something with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** Choose all of these, or none when they are chosen already. */
  all(ids: readonly string[]): void;
  clear(): void;
}

/** Nothing is chosen at first. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle(id) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    all: (every) => setIds(new Set(every.every((id) => ids.has(id)) ? [] : every)),
    clear: () => setIds(new Set()),
  };
}
