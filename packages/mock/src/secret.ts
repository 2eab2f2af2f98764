import { hasRealShape } from '@sandtable/contract';
import type { Dialect } from './dialect.ts';
import type { Environment } from './environment.ts';
import { hashSecret } from './hash.ts';
import { randomText } from './ids.ts';

/** 43 letters and digits hold 256 bits. */
const randomLength = 43;

/** Hex characters of a whole CRC32. */
const checksumLength = 8;

/** Of the form of the real service's secrets: what a checksum leaves of its 64 characters. */
const hexLength = 64 - checksumLength;

/**
 * A new secret: the token's id, a dot, chance, and a checksum of all that, eight hex characters.
 *
 * 256 random bits and a length that varies. In the form `airtable`, which has a fixed length, the
 * checksum takes the place of 32 of the 256 bits.
 */
export function newSecret(
  environment: Environment,
  form: Dialect['tokenFormat'],
  tokenId: string,
): string {
  return withChecksum(`${tokenId}.${forms[form](environment)}`);
}

const forms: Readonly<Record<Dialect['tokenFormat'], (environment: Environment) => string>> = {
  varying(environment) {
    const [extra = 0] = environment.random(1);
    return randomText(environment, randomLength + (extra % 48));
  },
  airtable: (environment) => hashSecret(randomText(environment, 64)).slice(0, hexLength),
};

/**
 * Whether a secret that opens nothing here looks like one of the real service: it has its form, and
 * not the checksum of those made here. One real secret in 4,294,967,296 is mistaken for one of ours.
 */
export function isReal(secret: string): boolean {
  return hasRealShape(secret) && secret !== withChecksum(secret.slice(0, -checksumLength));
}

function withChecksum(text: string): string {
  return text + crc32(text).toString(16).padStart(checksumLength, '0');
}

/** CRC-32 as in zip and PNG, of a text of ASCII: bit by bit, as secrets are short and seldom made. */
function crc32(text: string): number {
  let sum = ~0;
  for (let at = 0; at < text.length; at++) {
    sum ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
