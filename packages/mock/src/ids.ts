import type { IdPrefix } from '@sandtable/contract';
import type { Environment } from './environment.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Bytes from here up are dropped, so that every letter is equally likely. */
const fair = 256 - (256 % letters.length);

/** Random letters and digits. */
export function randomText(environment: Environment, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of environment.random(length - text.length)) {
      if (byte < fair) text += letters.charAt(byte % letters.length);
    }
  }
  return text;
}

/** A new id: prefix and 14 random characters, e.g. `recA1b2C3d4E5f6G7`. */
export function newId(environment: Environment, prefix: IdPrefix): string {
  return prefix + randomText(environment, 14);
}
