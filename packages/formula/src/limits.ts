/** Bounds that keep one formula from taking the whole machine. Lengths are in UTF-16 units. */
export const limits = {
  /** Text of a formula: ten thousand `RECORD_ID()='…'` fit, a pasted file does not. */
  formulaLength: 500_000,
  /** Parts inside parts: what trees are walked with is the stack, which ends at some ten thousand. */
  nesting: 1_000,
} as const;
