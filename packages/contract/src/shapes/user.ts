import { array, open, optional, type Schema, string } from '../schema.ts';

/** The user behind a token. */
export interface WhoAmI {
  readonly id: string;
  /** Only with the scope `user.email:read`. */
  readonly email?: string | undefined;
  /** Only for OAuth access tokens. */
  readonly scopes?: readonly string[] | undefined;
}

/** @see WhoAmI */
export const WhoAmI: Schema<WhoAmI> = open({
  id: string(),
  email: optional(string()),
  scopes: optional(array(string())),
});
