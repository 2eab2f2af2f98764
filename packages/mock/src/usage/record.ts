import type { Mock } from '../mock.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { holdingsOf } from './holdings.ts';
import { type LeastToken, leastTokensOf } from './least-token.ts';
import { note } from './note.ts';
import { type Excused, emptyStretch, merged, type Stretch, sizeOf } from './stretch.ts';

/** Which stretch of time counts. */
export interface StretchFilter {
  /** A mark: from here on. Default: from the beginning. */
  readonly since?: number;
  /** A mark: up to here. Default: until now. */
  readonly until?: number;
}

/** Which requests count. */
export interface UsageFilter extends StretchFilter {
  /** Id or name of a token. Default: all tokens, one after another. */
  readonly token?: string;
}

/** What an app or a test suite does, while it is watched. Each method throws {@link MarkError}. */
export interface Usage {
  /** Mark this moment. Gives its number. */
  mark(): number;
  /** The smallest token that would do, for each token that was used. */
  leastTokens(filter?: UsageFilter): LeastToken[];
  /** What was touched of all there is. */
  coverage(filter?: StretchFilter): Coverage;
  /** What soft mode let pass, each kind of call once. */
  excused(filter?: UsageFilter): Excused[];
  /** Whether everything that was done has been kept; if not, all answers lack something. */
  isComplete(filter?: StretchFilter): boolean;
  /** Stop watching. What was seen stays. */
  stop(): void;
}

/** How much is kept. */
export interface UsageOptions {
  /** Different things in all: uses, fields, error types and excused calls. Default 50,000. */
  readonly most?: number;
  /** Stretches that marks keep apart; older ones are put together. Default 1,000. */
  readonly stretches?: number;
}

/** A mark was never made, or is so old that its stretch was put together with the one before. */
export class MarkError extends RangeError {
  override readonly name = 'MarkError';
  /** Which mark: `since` or `until`. */
  readonly path: keyof StretchFilter;

  constructor(path: keyof StretchFilter, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Watch what a mock is asked for, to tell which permissions that takes and what it touches.
 *
 * Memory grows with the number of different things that are done, not with the number of requests, and
 * is bounded: what comes beyond that is not kept, and every answer says that it is not complete.
 * Nothing is recorded of a mock that nobody watches.
 */
export function recordUsage(
  mock: Pick<Mock, 'events' | 'entries'>,
  { most = 50_000, stretches: mostStretches = 1000 }: UsageOptions = {},
): Usage {
  const stretches: Stretch[] = [emptyStretch()];
  /** Marks that are not told apart any more. */
  let forgotten = 0;
  let kept = 0;
  const grow = () => {
    if (kept >= most) return false;
    kept += 1;
    return true;
  };
  const stop = mock.events.on('request', (event) =>
    note(stretches.at(-1) ?? emptyStretch(), event, grow),
  );

  const placeOf = (path: keyof StretchFilter, mark: number): number => {
    const last = stretches.length - 1 + forgotten;
    if (!(mark >= 0 && mark <= last)) {
      throw new MarkError(path, `There is no mark ${mark}: the last one is ${last}`);
    }
    if (mark > 0 && mark <= forgotten) {
      throw new MarkError(
        path,
        `Mark ${mark} is too old: the first that is kept is ${forgotten + 1}`,
      );
    }
    return Math.max(0, mark - forgotten);
  };
  const seen = ({ since = 0, until }: StretchFilter): Stretch =>
    merged(
      stretches.slice(
        placeOf('since', since),
        until === undefined ? undefined : placeOf('until', until),
      ),
    );

  return {
    mark() {
      stretches.push(emptyStretch());
      if (stretches.length > mostStretches) {
        stretches.splice(0, 2, merged(stretches.slice(0, 2)));
        forgotten += 1;
        kept = stretches.reduce((sum, stretch) => sum + sizeOf(stretch), 0);
      }
      return stretches.length - 1 + forgotten;
    },
    leastTokens({ token, ...filter } = {}) {
      const { uses, lost } = seen(filter);
      const isWanted = isNamed(token);
      return leastTokensOf([...uses.values()], holdingsOf(mock), lost === 0).filter((least) =>
        isWanted(least.token),
      );
    },
    coverage: (filter = {}) => coverageOf(seen(filter)),
    excused({ token, ...filter } = {}) {
      const isWanted = isNamed(token);
      return [...seen(filter).excused.values()].filter((each) => isWanted(each.token));
    },
    isComplete: (filter = {}) => seen(filter).lost === 0,
    stop,
  };
}

function isNamed(wanted: string | undefined) {
  return (token?: { readonly id: string; readonly name: string }): boolean =>
    wanted === undefined || wanted === token?.id || wanted === token?.name;
}
