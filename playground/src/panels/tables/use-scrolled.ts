import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Taken where nothing is laid out. */
const [usualHeight, usualWidth] = [600, 1000];

/** Sideways, nothing is drawn for less. */
const stepWidth = 80;

/** What is seen of an element that scrolls. In CSS pixels. */
interface Scrolled {
  /** To the row. */
  readonly top: number;
  readonly left: number;
  readonly seen: number;
  readonly width: number;
}

/** Follow how far an element is scrolled, in steps that are worth drawing for. */
export function useScrolled(ref: RefObject<HTMLElement | null>, rowHeight: number): Scrolled {
  const [top, setTop] = useState(0);
  const [left, setLeft] = useState(0);
  const [seen, setSeen] = useState(usualHeight);
  const [width, setWidth] = useState(usualWidth);
  useLayoutEffect(() => {
    const { current: element } = ref;
    if (!element) return undefined;
    // Nothing is drawn for less than a row.
    const read = () => {
      setTop(Math.floor(element.scrollTop / rowHeight) * rowHeight);
      setLeft(Math.floor(element.scrollLeft / stepWidth) * stepWidth);
    };
    const measure = () => {
      setSeen(element.clientHeight || usualHeight);
      setWidth(element.clientWidth || usualWidth);
    };
    measure();
    element.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [rowHeight]);
  return { top, left, seen, width };
}
