import type { Span } from '@sandtable/formula';
import { Fragment } from 'preact';
import { piecesOf } from './pieces.ts';

interface FormulaTextProps {
  readonly text: string;
  readonly flaws?: readonly Span[];
  /** The part that is pointed at. */
  readonly mark?: Span | undefined;
}

/** A formula in colours. */
export function FormulaText({ text, flaws = [], mark }: FormulaTextProps) {
  return (
    <>
      {piecesOf(text, flaws, mark).map(({ start, end, kind, flawed, marked }, index) => {
        const part = text.slice(start, end);
        // By place among the pieces: by offset, a letter at the beginning would make all of them new.
        if (!kind && !flawed && !marked) return <Fragment key={index}>{part}</Fragment>;
        const names = [flawed && 'flawed', marked && 'marked'];
        return (
          <span key={index} data-piece={kind} class={names.filter(Boolean).join(' ') || undefined}>
            {part}
          </span>
        );
      })}
    </>
  );
}
