import { useEffect, useState } from 'preact/hooks';

/** Shorter than a pause of thought, longer than that between two letters. */
const afterMs = 200;

/** A text as it is once nobody has changed it for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
