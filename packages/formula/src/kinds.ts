/**
 * What a part of a formula yields, known before it is computed.
 *
 * `any` is a mix that only computing tells apart. Every kind may be blank as well.
 */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'array' | 'blank' | 'any';
