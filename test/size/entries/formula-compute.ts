/** An application that computes any formula. */
import { evaluate } from '@sandtable/formula';

/** What a formula without fields comes to. */
export const result = (text: string): Promise<unknown> => evaluate(text);
