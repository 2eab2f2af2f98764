/** An editor's help, apart from what it helps with. */
import { functionHelp } from '@sandtable/formula/help';

/** What a function is for. */
export const about = (name: string): string | undefined => functionHelp.get(name)?.description;
