/** An application that asks for records by a filter. */
import { eq, formula } from '@sandtable/formula';

/** The filter of a search box. */
export const filter = (name: string): string => String(formula`OR(${eq('Name', name)}, {Always})`);
