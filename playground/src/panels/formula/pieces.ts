import { type EditorToken, type Span, tokens } from '@sandtable/formula';

/** A run of a formula's text that looks the same throughout. */
export interface Piece extends Span {
  /** Absent for white space, and where nothing is told apart. */
  readonly kind?: EditorToken['kind'];
  /** Whether something is wrong there. */
  readonly flawed: boolean;
  /** Whether it belongs to the part that is pointed at. */
  readonly marked: boolean;
}

/** Longer texts, in UTF-16 units, are shown in one colour: drawing each piece would hold up typing. */
const longestColoured = 5_000;

/** Cut a formula at every change of its looks. The pieces are without gaps, and cover the text. */
export function piecesOf(
  text: string,
  flaws: readonly Span[],
  mark: Span | undefined,
): readonly Piece[] {
  const found = text.length > longestColoured ? [] : tokens(text);
  const marks = mark ? [mark] : [];
  const cuts = [0, text.length];
  for (const { start, end } of [...found, ...flaws, ...marks]) cuts.push(start, end);
  const places = [...new Set(cuts)].filter((at) => at <= text.length).sort((a, b) => a - b);
  let token = 0;
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    while ((found[token]?.end ?? end) <= start) token += 1;
    const here = found[token];
    return {
      start,
      end,
      ...(here && here.start <= start && { kind: here.kind }),
      flawed: flaws.some((flaw) => flaw.start <= start && end <= flaw.end),
      marked: marks.some((each) => each.start <= start && end <= each.end),
    };
  });
}
