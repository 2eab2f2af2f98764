import { useState } from 'preact/hooks';

/** What is chosen while a cell is being written, before it is. */
export interface Chosen {
  readonly keys: readonly string[];
  readonly isChanged: boolean;
  /** Add a key at the end, or take it away. */
  toggle(key: string): void;
}

/** Begins with what the cell holds. */
export function useChosen(held: readonly string[]): Chosen {
  const [keys, setKeys] = useState(held);
  return {
    keys,
    isChanged: keys.length !== held.length || keys.some((key, place) => key !== held[place]),
    toggle: (key) =>
      setKeys(keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key]),
  };
}
