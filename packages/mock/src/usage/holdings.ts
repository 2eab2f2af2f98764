import type { Mock } from '../mock.ts';
import type { BaseState, TokenState } from '../store/state.ts';

/** What there is to compare usage with. */
export interface Holdings {
  /** Those that are revoked are not among them. */
  readonly tokens: readonly TokenState[];
  /** By id of a base, the workspace that it is in. */
  readonly workspaceOf: ReadonlyMap<string, string>;
}

/** What there is in a mock. */
export function holdingsOf(mock: Pick<Mock, 'entries'>): Holdings {
  const tokens: TokenState[] = [];
  const workspaceOf = new Map<string, string>();
  for (const [key, value] of mock.entries()) {
    // Bases and tokens come before everything large but tables, which have no records yet.
    if (key.startsWith('secrets/')) break;
    if (key.startsWith('bases/')) {
      const { id, workspaceId } = value as BaseState;
      workspaceOf.set(id, workspaceId);
    }
    if (key.startsWith('tokens/')) tokens.push(value as TokenState);
  }
  return { tokens: tokens.filter(({ revoked }) => !revoked), workspaceOf };
}
