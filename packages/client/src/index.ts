/** A small, typed client for Airtable's Web API and personal access tokens. */
export {};
