import type { ReadOptions } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import { type Printer, printerFor } from './printer.ts';

/** For whom cells are printed as text. */
export interface Locale {
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** A language that the platform knows, e.g. `en-gb`. */
  readonly language: string;
}

/** Languages that Airtable has and platforms do not, or not by that name: what comes closest. */
const standIns: Readonly<Record<string, string>> = { me: 'sr-Latn-ME', tzl: 'en' };

/**
 * What prints the cells of a request as text; `undefined` when it wants JSON values.
 *
 * @throws {Refusal} `INVALID_REQUEST_UNKNOWN` when `cellFormat=string` comes without a time zone or a
 *   language, or with one that is not known. Unverified for the latter.
 */
export function printerOf({ cellFormat, timeZone, userLocale }: ReadOptions): Printer | undefined {
  if (cellFormat !== 'string') return undefined;
  if (!timeZone || !userLocale) {
    throw invalid(
      timeZone ? 'userLocale' : 'timeZone',
      'cellFormat=string needs timeZone and userLocale',
    );
  }
  if (!isTimeZone(timeZone)) throw invalid('timeZone', `there is no time zone ${timeZone}`);
  const language = standIns[userLocale.toLowerCase()] ?? userLocale;
  if (!isLanguage(language)) throw invalid('userLocale', `there is no locale ${userLocale}`);
  return printerFor({ timeZone, language });
}

function invalid(key: string, message: string) {
  return refuse('INVALID_REQUEST_UNKNOWN').because({
    at: 'request',
    issues: [{ path: [key], message }],
  });
}

/** By name: platforms also take offsets such as `+02:00`, which are no names. */
function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^[a-z]/i.test(text);
  } catch {
    return false;
  }
}

function isLanguage(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
