import * as z from 'zod/mini';
import { type Role, roles } from '../roles.ts';
import { open } from '../wire.ts';

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
export const BaseSummary: z.ZodMiniType<BaseSummary> = open({
  id: z.string(),
  name: z.string(),
  permissionLevel: z.enum(roles),
});

/** @see BaseList */
export const BaseList: z.ZodMiniType<BaseList> = open({
  bases: z.array(BaseSummary),
  offset: z.optional(z.string()),
});
