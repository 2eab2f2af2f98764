/** Fenced code, which is kept to the letter; the end of the text closes it too. */
const code = /(^```[^\n]*\n[\s\S]*?(?:^```[^\n]*$|$(?![\s\S])))/m;

/** A bullet, and not a rule such as `* * *`. */
const bullet = /^([ \t]*)\*(?= )(?!(?: *\*){2,} *$)/gm;

/**
 * A text of Airtable's Markdown as it reads after it was written.
 *
 * Recorded: it ends in a line break, and a bullet `*` comes back as `-`. Unverified: that nothing else
 * changes.
 */
export function asRichText(written: string): string {
  const parts = written.split(code);
  // Every other part is code.
  const text = parts.map((part, at) => (at % 2 ? part : part.replace(bullet, '$1-'))).join('');
  return text.endsWith('\n') ? text : `${text}\n`;
}
