type Language = typeof import('@sandtable/formula');

let loaded: Language | undefined;

/** Load the formula language. A page that computes nothing never pays for it. */
export async function loadLanguage(): Promise<Language> {
  loaded ??= await import('@sandtable/formula');
  return loaded;
}

/**
 * The formula language. Whoever answers a request has seen to it beforehand, see `readiness.ts`.
 *
 * @throws {ReferenceError} when it was not loaded.
 */
export function language(): Language {
  if (!loaded) throw new ReferenceError('The formula language was not loaded before it was needed');
  return loaded;
}
