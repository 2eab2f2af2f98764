/** Run an offline Airtable on a port. */
export {};
