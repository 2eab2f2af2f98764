/**
 * What a part of a formula yields, known before it is computed.
 *
 * `any` is a mix that only computing tells apart. Every kind may be blank as well.
 */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'array' | 'blank' | 'any';

/** What a part yields, and of an array the kind of its items: `any` when absent. */
export interface Shape {
  readonly kind: Kind;
  readonly item?: Kind | undefined;
}

/** Kind of what is one of several things; blank ones take the kind of the others. */
export function commonKind(kinds: readonly Kind[]): Kind {
  const [first = 'blank', ...rest] = kinds.filter((kind) => kind !== 'blank');
  return rest.every((kind) => kind === first) ? first : 'any';
}

/** As `commonKind`, but a mix with text is text: a formula field has to have one type. */
export function fieldKind(kinds: readonly Kind[]): Kind {
  return kinds.includes('text') ? 'text' : commonKind(kinds);
}

/** Kind of each of the items of an array, or of what is none. */
export function itemKind({ kind, item }: Shape): Kind {
  return kind === 'array' ? (item ?? 'any') : kind;
}
