import type { catalogue, Endpoint, PathParams, Role } from '@sandtable/contract';
import type { Arrivals } from './attachments/arrival.ts';
import type { Caller } from './gate.ts';
import type { Printed } from './printed.ts';
import type { Reading } from './reading.ts';
import type { Redact } from './redact.ts';
import type { Refusal } from './refusal.ts';
import type { Store } from './store/store.ts';
import type { Mint } from './tokens.ts';
import type { Traversals } from './traversals.ts';

/** What a handler may use. Plain data: one is made for every request. */
export interface Room extends Mint {
  readonly store: Store;
  readonly caller: Caller;
  /** The caller's own level on the base or workspace of the path. */
  readonly role: Role;
  readonly traversals: Traversals;
  /** Reads cells; to be turned to the state that is to be read, see `readingOf`. */
  readonly reading: Reading;
  /** Records whose history is kept. */
  readonly keptHistories: number;
  /** Refuse for want of a permission that the gate does not know; a soft engine notes it and goes on. */
  forbid(refusal: Refusal): void;
  /** Files that came with the request. */
  readonly arrivals: Arrivals;
  /** Makes what cuts the secrets of this request out of a text. */
  redactor(): Redact;
}

/** What a handler answers: the result that the contract promises, or its JSON text. */
type Answer<Result> = Result | Printed<Result>;

/**
 * What a handler is given: path parameters, and `query` and `body` as the endpoint's schemas read them.
 *
 * `Endpoint<'/v0/{baseId}', ListOptions, undefined, …>` → `{ baseId: string; query: ListOptions; body: undefined }`
 */
type HandlerInput<E> =
  E extends Endpoint<infer Path, infer Query, infer Body, infer _Result>
    ? PathParams<Path> & { readonly query: Query; readonly body: Body }
    : never;

/**
 * A handler for every endpoint of a group, by the same names.
 *
 * `Handlers<typeof records>` → `{ list(input, room): Answer<RecordList>; get(…): …; … }`
 */
export type Handlers<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Endpoint<
    infer _Path,
    infer _Query,
    infer _Body,
    infer Result
  >
    ? (input: HandlerInput<Group[Name]>, room: Room) => Answer<Result>
    : never;
};

/** Handlers for every group of the catalogue; the compiler asks for those that are missing. */
export type HandlersOf = {
  readonly [Group in keyof typeof catalogue]: Handlers<(typeof catalogue)[Group]>;
};
