/**
 * A function that remembers its latest results by text.
 *
 * The oldest result is forgotten when there are more than `size`, so that patterns or zones taken
 * from cells cannot fill the memory.
 */
export function remembering<T>(size: number, make: (text: string) => T): (text: string) => T {
  const made = new Map<string, { readonly result: T }>();
  return (text) => {
    const known = made.get(text);
    if (known) return known.result;
    const result = make(text);
    if (made.size >= size) {
      for (const oldest of made.keys()) {
        made.delete(oldest);
        break;
      }
    }
    made.set(text, { result });
    return result;
  };
}
