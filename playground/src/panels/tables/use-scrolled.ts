import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Taken where nothing is laid out. */
const usualHeight = 600;

/** How far an element is scrolled, to the row, and how much of it is seen. In CSS pixels. */
export function useScrolled(
  ref: RefObject<HTMLElement | null>,
  rowHeight: number,
): { readonly top: number; readonly seen: number } {
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(usualHeight);
  useLayoutEffect(() => {
    const { current: element } = ref;
    if (!element) return undefined;
    // Nothing is drawn for less than a row.
    const read = () => setTop(Math.floor(element.scrollTop / rowHeight) * rowHeight);
    const measure = () => setSeen(element.clientHeight || usualHeight);
    measure();
    element.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [rowHeight]);
  return { top, seen };
}
