/**
 * A readable id that is the same every time the seed is built.
 *
 * Shape: the prefix and 14 characters, the word in capitals first and the number filling the rest:
 * `sampleId('rec', 'movie', 7)` is `recMOVIE000000007`.
 */
export function sampleId(prefix: string, word: string, number = 1): string {
  const letters = word
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 10);
  return prefix + letters + String(number).padStart(14 - letters.length, '0');
}

/** Airtable's own order of colours for choices that were created without one. */
const rotation = [
  'blue',
  'cyan',
  'teal',
  'green',
  'yellow',
  'orange',
  'red',
  'pink',
  'purple',
  'gray',
];

/** Select options with ids and colours, in the order given. */
export function choices(word: string, names: readonly string[]) {
  return {
    choices: names.map((name, index) => ({
      id: sampleId('sel', word, index + 1),
      name,
      color: `${rotation[index % rotation.length]}${index < rotation.length ? 'Light2' : 'Light1'}`,
    })),
  };
}

/** A field as the base schema shows it; its id is made from the table's word and the field's name. */
export function field(table: string, name: string, type: string, options?: object) {
  const word = (table.slice(0, 3) + name).replace(/[^A-Za-z0-9]/g, '');
  return { id: sampleId('fld', word), name, type, ...(options && { options }) };
}

/** ISO text of a moment some minutes after the sample world began. */
export function minutesIn(minutes: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9) + minutes * 60_000).toISOString();
}
