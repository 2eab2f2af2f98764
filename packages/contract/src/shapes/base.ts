import { type Role, roles } from '../roles.ts';
import { array, oneOf, open, optional, type Schema, string } from '../schema.ts';

/** A base as lists show it. */
export interface BaseSummary {
  readonly id: string;
  readonly name: string;
  /** The user's own level; a workspace owner shows as `create`. */
  readonly permissionLevel: Role;
}

/** A page of bases. */
export interface BaseList {
  readonly bases: readonly BaseSummary[];
  /** Opaque; absent on the last page. */
  readonly offset?: string | undefined;
}

/** @see BaseSummary */
export const BaseSummary: Schema<BaseSummary> = open({
  id: string(),
  name: string(),
  permissionLevel: oneOf(roles),
});

/** @see BaseList */
export const BaseList: Schema<BaseList> = open({
  bases: array(BaseSummary),
  offset: optional(string()),
});
