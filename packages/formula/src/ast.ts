/** A part of a formula's text: UTF-16 units from its start, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The operators that stand between two operands. */
export type BinaryOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '&' | '*' | '/';

/** A number as written, without sign. */
export interface NumberNode extends Span {
  readonly type: 'number';
  readonly value: number;
}

/** A text between quotes; `value` has its escapes resolved. */
export interface TextNode extends Span {
  readonly type: 'text';
  readonly value: string;
}

/** A reference to a field by name or id, bare or in braces. */
export interface FieldNode extends Span {
  readonly type: 'field';
  /** Between the braces, escapes resolved. */
  readonly name: string;
  /** Whether it stood without braces, as a bare `TRUE` does as well. */
  readonly bare: boolean;
}

/** A function applied to arguments. Whether there is such a function, `check` says. */
export interface CallNode extends Span {
  readonly type: 'call';
  /** In upper case. */
  readonly name: string;
  readonly args: readonly Node[];
}

/** Minus before an operand. */
export interface NegateNode extends Span {
  readonly type: 'negate';
  readonly operand: Node;
}

/** Two operands and what stands between them. */
export interface BinaryNode extends Span {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Node;
  readonly right: Node;
}

/** Syntax tree of a formula. Parentheses are not kept: the shape of the tree says it all. */
export type Node = NumberNode | TextNode | FieldNode | CallNode | NegateNode | BinaryNode;
