import type { Why } from '@sandtable/contract';

/** One thing that a token was used for, and how often. */
export interface Use {
  readonly tokenId: string;
  /** Place in the catalogue, e.g. `records.list`. */
  readonly endpoint: string;
  /** The base, workspace or organization that it was about; absent when it was about none. */
  readonly subject?: string;
  readonly count: number;
}

/** How a request names a field. */
export type FieldUse = 'written' | 'asked for' | 'sorted by' | 'filtered by' | 'matched by';

/** What soft mode let pass, and how often. */
export interface Excused {
  /** Place in the catalogue, e.g. `records.update`. */
  readonly endpoint: string;
  readonly token?: { readonly id: string; readonly name: string };
  /** Everything that would have refused it, in the order of the checks, as the last of them had it. */
  readonly why: Why;
  readonly count: number;
}

/** What one stretch between two marks saw. */
export interface Stretch {
  readonly uses: Map<string, Use>;
  /** Airtable's error types, and how often each was answered. */
  readonly errors: Map<string, number>;
  /** `tbl… name` of fields that requests named, and in which ways. */
  readonly fields: Map<string, Set<FieldUse>>;
  readonly excused: Map<string, Excused>;
  /** Things that were seen and not kept, because there were too many different ones. */
  lost: number;
}

/** A stretch that saw nothing. */
export function emptyStretch(): Stretch {
  return { uses: new Map(), errors: new Map(), fields: new Map(), excused: new Map(), lost: 0 };
}

/** How many different things a stretch keeps. */
export function sizeOf({ uses, errors, fields, excused }: Stretch): number {
  return uses.size + errors.size + fields.size + excused.size;
}

/** Several stretches, one after the other, as one. */
export function merged(stretches: readonly Stretch[]): Stretch {
  const all = emptyStretch();
  for (const { uses, errors, fields, excused, lost } of stretches) {
    addCounts(all.uses, uses);
    addCounts(all.excused, excused);
    for (const [type, count] of errors) all.errors.set(type, count + (all.errors.get(type) ?? 0));
    for (const [name, ways] of fields) {
      all.fields.set(name, new Set([...(all.fields.get(name) ?? []), ...ways]));
    }
    all.lost += lost;
  }
  return all;
}

function addCounts<Counted extends { readonly count: number }>(
  to: Map<string, Counted>,
  from: ReadonlyMap<string, Counted>,
): void {
  for (const [key, one] of from) {
    to.set(key, { ...one, count: one.count + (to.get(key)?.count ?? 0) });
  }
}
