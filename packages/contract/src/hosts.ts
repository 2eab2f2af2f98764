import type { HostName } from './endpoint.ts';

/** Origins of the real service, by the name that endpoints use. */
export const origins: Readonly<Record<HostName, string>> = {
  api: 'https://api.airtable.com',
  content: 'https://content.airtable.com',
  web: 'https://airtable.com',
};

/** Where links to attachments lead. No endpoint is there, and no token is asked for. */
export const attachmentOrigin = 'https://v5.airtableusercontent.com';

/** Every host of the real service: those of the API and those that serve its files. */
export const airtableHosts = [
  'api.airtable.com',
  'content.airtable.com',
  'airtable.com',
  'www.airtable.com',
  'v5.airtableusercontent.com',
] as const;
