/** An application that looks at formulas but computes none. */
import { parse } from '@sandtable/formula';

/** Of what type a formula is, on the outside. */
export const typeOf = (text: string): string => parse(text).type;
