import { useEffect, useState } from 'preact/hooks';
import { explain } from '../explain.ts';
import { door, session, version } from './world.ts';

/** What was read last, and why it could not be read, for people. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly problem: string;
}

/**
 * Something that is read through the door, and again whenever the mock's state or the person changed.
 * `about` tells one reading from another; absent means that there is nothing to read yet.
 */
export function useReading<T>(about: string | undefined, read: () => Promise<T>): Reading<T> {
  const [reading, setReading] = useState<Reading<T>>({ value: undefined, problem: '' });
  const [state, who, open] = [version.value, session.value, door.value];
  useEffect(() => {
    if (about === undefined || !who || !open) return undefined;
    let current = true;
    read().then(
      (value) => current && setReading({ value, problem: '' }),
      (error) => current && setReading({ value: undefined, problem: explain(error) }),
    );
    return () => {
      current = false;
    };
    // `read` is new on every drawing; what it depends on is `about`.
  }, [about, state, who, open]);
  return reading;
}
