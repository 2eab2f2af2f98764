import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CaretPlace } from './caret-place.ts';
import type { Word } from './completion.ts';

interface SuggestionsProps {
  readonly words: readonly Word[];
  readonly active: number;
  readonly place: CaretPlace;
  readonly onChoose: (word: Word) => void;
}

/** Words to choose from, under the place where they would be put. The focus stays in the editor. */
export function Suggestions({ words, active, place, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  // Before it is painted: how wide the list is decides how far to the right it may stand.
  useLayoutEffect(() => {
    const { current: element } = list;
    const room = element?.parentElement?.clientWidth ?? 0;
    if (element)
      element.style.left = `${Math.max(0, Math.min(place.left, room - element.offsetWidth))}px`;
  }, [place, words]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, words]);
  return (
    <div
      ref={list}
      id="suggestions"
      class="suggestions"
      role="listbox"
      aria-label="Suggestions"
      // What scrolls has to be reachable; from the editor, which has the focus, Tab takes a word.
      tabIndex={0}
      style={{ top: `${place.bottom + 2}px` }}
      // The editor keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
    >
      {words.map((word, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the editor's
        // biome-ignore lint/a11y/useFocusableInteractive: the editor keeps the focus
        <div
          key={`${word.kind} ${word.name}`}
          id={`suggestion-${index}`}
          role="option"
          aria-selected={index === active}
          onClick={() => onChoose(word)}
        >
          <span data-piece={word.kind}>{word.kind === 'function' ? word.name : word.text}</span>
          <span class="hint cut">{word.note}</span>
        </div>
      ))}
    </div>
  );
}
