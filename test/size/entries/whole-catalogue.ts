/** An application that has every method at hand. */
import { createClient } from '@sandtable/client';

/** What the application works with. */
export const airtable = createClient({ token: () => document.title });
