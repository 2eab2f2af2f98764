/** The playground: a mock Airtable inside the page, and a person in front of it. */
export {};
