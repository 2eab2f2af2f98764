import type { Why } from '@sandtable/contract';
import type { RequestEvent } from '@sandtable/mock';

/** What stopped a request, and what soft mode let pass before. */
export interface Ways {
  readonly why?: Why | undefined;
  readonly excused?: Why | undefined;
}

/** A request that soft mode answered was stopped by nothing: its reason is what was let pass. */
export function waysOf({ why, soft, excused }: RequestEvent): Ways {
  return { why: soft ? undefined : why, excused };
}
