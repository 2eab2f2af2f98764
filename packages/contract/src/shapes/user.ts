import * as z from 'zod/mini';
import { open } from '../wire.ts';

/** The user behind a token. */
export interface WhoAmI {
  readonly id: string;
  /** Only with the scope `user.email:read`. */
  readonly email?: string | undefined;
  /** Only for OAuth access tokens. */
  readonly scopes?: readonly string[] | undefined;
}

/** @see WhoAmI */
export const WhoAmI: z.ZodMiniType<WhoAmI> = open({
  id: z.string(),
  email: z.optional(z.string()),
  scopes: z.optional(z.array(z.string())),
});
