import {
  type DeletedToken,
  type IssuedToken,
  type NewToken,
  type Resources,
  type Rotation,
  type ServiceAccount,
  serviceAccounts,
  type Token,
  type TokenChange,
  tokens,
} from '@sandtable/contract';
import { type Call, type CallOptions, callThrough, createCall } from './call.ts';
import { createTransport, type Secret, type TransportOptions } from './transport.ts';

/** Where the token page is and who is signed in there. */
export interface TokensClientOptions extends TransportOptions {
  /** A browser session of the offline copy, `ses…`, from `mock.signIn(userId)`. */
  readonly session: Secret;
  /** Manage the tokens of this service account, `usr…`, instead of one's own. Takes an admin's session. */
  readonly serviceAccount?: string | undefined;
}

/**
 * Manage personal access tokens, then call the API with one.
 *
 * This is no public API of Airtable: there, people manage tokens on the page `airtable.com/create/tokens`.
 * It is how Sandtable's offline copy renders that page, opened by a session of the copy and never by a
 * token. Against the real service every method fails.
 *
 * Methods reject like those of `createClient`.
 */
export class TokensClient {
  readonly #call: Call;
  readonly #options: TokensClientOptions;
  readonly #page: typeof tokens;
  readonly #owner: object;

  /** @throws {TypeError} when `baseUrl` is no https URL, and no http one of this machine. */
  constructor(options: TokensClientOptions) {
    const { session, serviceAccount, ...settings } = options;
    const credential = { header: 'x-sandtable-session', prefix: '', secret: session };
    this.#call = callThrough(createTransport(settings, credential));
    this.#options = options;
    // The admin panel's page of a service account is the token page under another path: its endpoints
    // take whose it is, and what one grants is still what oneself can see.
    this.#page =
      serviceAccount === undefined
        ? tokens
        : ({ ...tokens, ...serviceAccounts } as unknown as typeof tokens);
    this.#owner = serviceAccount === undefined ? {} : { userId: serviceAccount };
  }

  /** The tokens of a service account, with the same settings. Takes the session of an admin. */
  ofServiceAccount(userId: string): TokensClient {
    return new TokensClient({ ...this.#options, serviceAccount: userId });
  }

  /** The service accounts of the organization. Takes the session of an admin. */
  async serviceAccounts(options?: CallOptions): Promise<readonly ServiceAccount[]> {
    const answer = await this.#call(serviceAccounts.accounts, {}, options);
    return answer.serviceAccounts;
  }

  /** Make a service account. Like a person it reaches only what it is invited to. */
  createServiceAccount(name: string, options?: CallOptions): Promise<ServiceAccount> {
    return this.#call(serviceAccounts.createAccount, { body: { name } }, options);
  }

  /** Make a token. The answer is the only place that ever holds its secret. */
  create(body: NewToken, options?: CallOptions): Promise<IssuedToken> {
    return this.#call(this.#page.create, { ...this.#owner, body }, options);
  }

  /** The tokens of the user who is signed in, oldest first. */
  async list(options?: CallOptions): Promise<readonly Token[]> {
    const answer = await this.#call(this.#page.list, this.#owner, options);
    return answer.tokens;
  }

  /** One token, by its id `pat…`. */
  get(tokenId: string, options?: CallOptions): Promise<Token> {
    return this.#call(this.#page.get, { ...this.#owner, tokenId }, options);
  }

  /** Change name, scopes or access; the secret stays. */
  update(tokenId: string, body: TokenChange, options?: CallOptions): Promise<Token> {
    return this.#call(this.#page.update, { ...this.#owner, tokenId, body }, options);
  }

  /**
   * Give a token a new secret. The old one dies at once; id, name, scopes and access stay.
   *
   * With `graceMs` (ours: `dialect.tokenExtras`) the old one works that many milliseconds longer.
   */
  regenerate(tokenId: string, options: CallOptions & Rotation = {}): Promise<IssuedToken> {
    const { graceMs } = options;
    return this.#call(
      this.#page.regenerate,
      { ...this.#owner, tokenId, body: { graceMs } },
      options,
    );
  }

  /**
   * Make a token with the scopes, access and expiry of another one, and a secret of its own.
   * Ours: `dialect.tokenExtras`.
   */
  clone(tokenId: string, name: string, options?: CallOptions): Promise<IssuedToken> {
    return this.#call(this.#page.clone, { ...this.#owner, tokenId, body: { name } }, options);
  }

  /** Delete a token: its secret is refused from the very next call on. */
  delete(tokenId: string, options?: CallOptions): Promise<DeletedToken> {
    return this.#call(this.#page.delete, { ...this.#owner, tokenId }, options);
  }

  /** Delete several tokens: all or none. */
  async deleteMany(
    tokenIds: readonly string[],
    options?: CallOptions,
  ): Promise<readonly DeletedToken[]> {
    const answer = await this.#call(
      this.#page.deleteMany,
      { ...this.#owner, body: { tokenIds } },
      options,
    );
    return answer.tokens;
  }

  /** What the user who is signed in can grant: bases by workspace, and single shared bases. */
  resources(options?: CallOptions): Promise<Resources> {
    return this.#call(tokens.resources, {}, options);
  }

  /**
   * Call the API as a token, with the settings of this client: `await tokens.use(secret)(metadata.whoami)`,
   * or with every method at hand `createClient(tokens.use(secret))`.
   *
   * A bare `Call`, so that who only manages tokens does not load the whole catalogue.
   */
  use(token: Secret): Call {
    const { session: _session, serviceAccount: _account, ...settings } = this.#options;
    return createCall({ ...settings, token });
  }
}
