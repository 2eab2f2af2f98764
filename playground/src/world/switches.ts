import { signal } from '@preact/signals';
import type { Mock, Seed } from '@sandtable/mock';
import { rememberExtras } from './extras.ts';
import { checkSeed } from './real-secrets.ts';
import { fetchSample, knowSampleSecrets, world } from './world.ts';

/* What is switched and replaced by hand. Apart from the world, because no first screen needs it. */

/** Whether the mock refuses what comes too fast, as Airtable does. Until the page is closed. */
export const limited = signal(false);

/** Turn Airtable's rate limits on or off. */
export function limitRates(on: boolean): void {
  if (!world.value) return;
  world.value.mock.rateLimit = on;
  limited.value = on;
}

/** Whether the mock refuses nothing for want of permission, and tells of it instead. Until the page is closed. */
export const soft = signal(false);

/** Turn soft mode on or off. */
export function beSoft(on: boolean): void {
  if (!world.value) return;
  world.value.mock.soft = on;
  soft.value = on;
}

/** Turn on or off what Airtable's tokens do not have. */
export function offerExtras(on: boolean): void {
  if (!world.value) return;
  world.value.mock.tokenExtras = on;
  rememberExtras(on);
}

/**
 * Put a state from a seed file in the place of this one.
 *
 * @returns the number of its tokens that look like the real service's: they are kept as hashes only.
 * @throws {RealSecretError} when such a token stands where it would be kept as it is.
 */
export async function importSeed(text: string): Promise<number> {
  const seed = parsed(text);
  const real = checkSeed(seed);
  await change((mock) => mock.seed(seed));
  return real;
}

/** The engine's own complaint would show a piece of the file, which may be a piece of a secret. */
function parsed(text: string): Seed {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError('The file is not JSON.');
  }
}

/** Put the sample back; answers how to undo that. */
export async function resetToSample(): Promise<() => Promise<void>> {
  const before = world.value?.mock.snapshot();
  const text = await fetchSample();
  await change((mock) => mock.seed(JSON.parse(text)));
  return async () => {
    if (before) await change((mock) => mock.restore(before));
  };
}

async function change(work: (mock: Mock) => void): Promise<void> {
  if (!world.value) return;
  const { mock } = world.value;
  work(mock);
  await knowSampleSecrets();
}
