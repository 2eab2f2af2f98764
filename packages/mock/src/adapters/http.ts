/** An offline Airtable: in process, under msw, or on a port. */
export {};
