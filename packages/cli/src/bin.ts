#!/usr/bin/env node
/** Run an offline Airtable on a port. */
export {};
