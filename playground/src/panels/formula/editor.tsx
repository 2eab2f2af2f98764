import type { Span } from '@sandtable/formula';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CaretPlace, placeOf } from './caret-place.ts';
import { type Completion, completionAt, type Word } from './completion.ts';
import { FormulaText } from './formula-text.tsx';
import { Suggestions } from './suggestions.tsx';
import { writeText } from './write-text.ts';

interface EditorProps {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onCaret: (caret: number) => void;
  /** What can be completed. */
  readonly words: readonly Word[];
  readonly flaws: readonly Span[];
  readonly mark: Span | undefined;
  /** Ids of what describes the editor. */
  readonly describedBy: string;
}

interface Offer extends Completion {
  readonly active: number;
}

/**
 * A text area whose letters are drawn by a layer behind it, in colours. Typing, selecting and undoing
 * stay the browser's.
 */
export function Editor(props: EditorProps) {
  const { area, text, onText, onCaret, words, flaws, mark, describedBy } = props;
  const frame = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLPreElement>(null);
  const [offer, setOffer] = useState<Offer>();
  const [place, setPlace] = useState<CaretPlace>();

  useEffect(() => {
    if (!offer || !layer.current || !frame.current) return;
    setPlace(placeOf(layer.current, offer.from, frame.current));
  }, [offer?.from, text]);

  const complete = (now: HTMLTextAreaElement, asked: boolean) => {
    const found = completionAt(now.value, now.selectionStart, words, asked);
    setOffer(found && { ...found, active: 0 });
  };
  const accept = ({ from, to }: Completion, word: Word) => {
    setOffer(undefined);
    if (area.current) writeText(area.current, from, to, word.text);
    setOffer(undefined);
  };

  /** What a key does while words are offered. */
  const choose = (event: KeyboardEvent, { active, ...found }: Offer) => {
    const step = steps[event.key];
    const word = found.words[active];
    if (step !== undefined) {
      const { length } = found.words;
      setOffer({ ...found, active: (active + step + length) % length });
    } else if (event.key === 'Escape') setOffer(undefined);
    else if ((event.key === 'Enter' || event.key === 'Tab') && word) accept(found, word);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const listen = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (event.isComposing || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.ctrlKey) {
      if (event.key !== ' ') return;
      event.preventDefault();
      complete(event.currentTarget, true);
    } else if (offer) choose(event, offer);
  };
  const follow = (event: Event & { currentTarget: HTMLTextAreaElement }) => {
    const { selectionStart, value } = event.currentTarget;
    onCaret(selectionStart);
    // Gone elsewhere by arrows or pointer: what was offered does not fit there.
    if (offer && (selectionStart < offer.from || value !== text)) setOffer(undefined);
  };

  const chosen = offer && `suggestion-${offer.active}`;
  return (
    <div class="formula-editor" ref={frame}>
      <div class="formula-scroller">
        <pre class="formula-layer" aria-hidden="true" ref={layer}>
          <FormulaText text={text} flaws={flaws} mark={mark} />
          {/* A last line that is empty has no height of its own. */}
          {'\u200b'}
        </pre>
        <textarea
          ref={area}
          id="formula"
          class="formula-area"
          value={text}
          rows={1}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          placeholder="AND({Field} = &quot;value&quot;, {Number} > 10)"
          aria-describedby={describedBy}
          aria-invalid={flaws.length > 0}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(offer && { 'aria-controls': 'suggestions', 'aria-activedescendant': chosen })}
          onInput={(event) => {
            onText(event.currentTarget.value);
            onCaret(event.currentTarget.selectionStart);
            complete(event.currentTarget, false);
          }}
          onKeyDown={listen}
          onKeyUp={follow}
          onClick={(event) => {
            setOffer(undefined);
            follow(event);
          }}
          onBlur={() => setOffer(undefined)}
        />
      </div>
      <p class="unseen" role="status">
        {offer && `${offer.words.length} suggestions, the arrow keys choose, Enter takes one`}
      </p>
      {offer && place && (
        <Suggestions
          words={offer.words}
          active={offer.active}
          place={place}
          onChoose={(word) => accept(offer, word)}
        />
      )}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
