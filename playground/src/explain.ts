/** What went wrong, as a person wants to read it. */
export function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : JSON.stringify(error);
  // The client puts operation, type and status in front, for logs.
  return message.replace(/^.*?\(\d{3}\) /, '');
}
