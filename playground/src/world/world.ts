import { computed, effect, signal } from '@preact/signals';
import { createMock, type Mock, systemEnvironment } from '@sandtable/mock';
import { fence } from '@sandtable/mock/fence';
import type { Persistence } from '@sandtable/mock/indexeddb';
import sampleSeed from '../../seed/sample.json?url';
import { explain } from '../explain.ts';
import { emptyAtlas, readAtlas } from './atlas.ts';
import { type Door, openDoor } from './door.ts';
import { recallExtras } from './extras.ts';
import { learnSampleSecrets } from './secrets.ts';
import { note } from './traffic.ts';
import { usage } from './usage.ts';

/** The mock in this page, and what surrounds it. Absent until it has a state. */
export const world = signal<World | undefined>(undefined);

/** Set when the page could not start, or could not go on storing. */
export const trouble = signal<{ readonly what: string; readonly cause: string } | undefined>(
  undefined,
);

/** How the page's calls reach the mock; absent until that is open. */
export const door = signal<Door | undefined>(undefined);

/** The door, as soon as it is open. */
export async function whenDoorOpens(): Promise<Door> {
  const { promise, resolve } = Promise.withResolvers<Door>();
  const stop = effect(() => {
    if (door.value) resolve(door.value);
  });
  const opened = await promise;
  stop();
  return opened;
}

/** Who and what there is, apart from records. */
export const atlas = signal(emptyAtlas);

/** Requests that the fence kept in this page. */
export const blocked = signal(0);

/** Counts the mock's commits, loads and resets: what was read before may be old. */
export const version = signal(0);

/** The mock and the place where it is kept. */
export interface World {
  readonly mock: Mock;
  readonly persistence: Persistence;
}

/** What is known of the person who is signed in. */
export const me = computed(() => atlas.value.users.find(({ id }) => id === session.value?.userId));

/** The browser session that stands for that person. */
export const session = signal<{ readonly userId: string; readonly key: string } | undefined>(
  undefined,
);

/**
 * Put up the fence, start the mock with the state of last time or with the sample, and open the door
 * to it.
 */
export async function startWorld(): Promise<void> {
  fence.arm();
  fence.subscribe(() => {
    blocked.value = fence.blocked;
  });
  // Fetched while the frame is drawn: without a state there is nothing else to show yet.
  const storing = import('@sandtable/mock/indexeddb');
  const recorder = import('./recorder.ts');
  try {
    const dialect = { tokenExtras: recallExtras() };
    const mock = createMock({ environment: systemEnvironment(), dialect });
    mock.events.on('request', note);
    mock.events.on('commit', (entries) => {
      refresh(
        mock,
        entries.every(([key]) => key.startsWith('rows/')),
      );
    });
    const { recordUsage } = await recorder;
    usage.value = recordUsage(mock);
    const { persist } = await storing;
    const persistence = await persist(mock, {
      name: 'sandtable',
      onError: (error) => {
        trouble.value = { what: 'Changes are no longer stored', cause: explain(error) };
      },
    });
    if (!persistence.restored) mock.seed(JSON.parse(await fetchSample()));
    world.value = { mock, persistence };
    refresh(mock);
    await knowSampleSecrets();
    door.value = await openDoor(mock);
  } catch (error) {
    trouble.value = { what: 'The playground could not start', cause: explain(error) };
  }
}

/** Be somebody else: a token acts as its owner, and each person has tokens of their own. */
export function signIn(userId: string): void {
  const mock = world.value?.mock;
  if (mock && userId) session.value = { userId, key: mock.signIn(userId) };
}

/** The sample seed, as JSON. */
export async function fetchSample(): Promise<string> {
  const answer = await fetch(sampleSeed);
  if (!answer.ok) throw new Error(`The sample seed could not be read (${answer.status})`);
  return answer.text();
}

function refresh(mock: Mock, rowsOnly = false): void {
  version.value += 1;
  if (rowsOnly) return;
  atlas.value = readAtlas(mock);
  const [first] = atlas.value.users;
  // The first visit, or a state in which the person of before does not exist.
  if (!me.value && first) session.value = { userId: first.id, key: mock.signIn(first.id) };
}

/** Learn the secrets of those tokens of this state that are the sample's. */
export function knowSampleSecrets(): Promise<void> {
  const ids = new Map(atlas.value.tokens.map(({ sha256, id }) => [sha256, id]));
  return learnSampleSecrets(ids);
}
