import type { Mock } from '../mock.ts';

/** What can be switched while a mock runs. */
const names = ['rateLimit', 'soft', 'tokenExtras'] as const satisfies (keyof Mock)[];

type Name = (typeof names)[number];

/** The switches of a {@link Mock}. */
type Switchable = Pick<Mock, Name>;

interface Desk {
  readonly mock: Switchable;
}

/** A switch that does not exist, or a position that it does not have. */
export class SwitchError extends Error {
  override readonly name = 'SwitchError';
  /** Place in the body. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** `GET switches`, and `POST switches` with those that are to change: all of them, or none. */
export const switchRows: Readonly<Record<string, (desk: Desk, body: unknown) => unknown>> = {
  'GET switches': ({ mock }) => positions(mock),
  'POST switches'({ mock }, body) {
    Object.assign(mock, read(body));
    return positions(mock);
  },
};

function positions(mock: Switchable): Record<Name, boolean> {
  const { rateLimit, soft, tokenExtras } = mock;
  return { rateLimit, soft, tokenExtras };
}

function read(body: unknown): Partial<Record<Name, boolean>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new SwitchError('', `The body must be an object of ${names.join(', ')}`);
  }
  for (const [key, value] of Object.entries(body)) {
    if (!names.some((name) => name === key)) {
      throw new SwitchError(key, `There is no switch ${key}; there are ${names.join(', ')}`);
    }
    if (typeof value !== 'boolean') throw new SwitchError(key, `${key} must be true or false`);
  }
  return body;
}
