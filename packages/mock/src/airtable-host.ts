/** Domains of the real service; every name below them counts as well. */
const domains = ['airtable.com', 'airtableusercontent.com'] as const;

/** Whether a host name belongs to the real service. Spelling and a final dot do not matter. */
export function isAirtable(host: unknown): host is string {
  if (typeof host !== 'string') return false;
  const name = host.toLowerCase().replace(/\.$/, '');
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}
