/** Behaviour on which sources disagree, or that nobody has verified. Each default says why. */
export interface Dialect {
  /**
   * Type of the 401 for a well-formed but unknown token. A live-checked fake saw
   * `AUTHENTICATION_REQUIRED`, support texts suggest `UNAUTHORIZED`; one client keys on the first.
   */
  readonly unknownToken: 'AUTHENTICATION_REQUIRED' | 'UNAUTHORIZED';
  /** Answer to a `GET` of a record that is not there: 403 seen in 2026, 404 recorded in 2021. */
  readonly unknownRecord: 'forbidden' | 'notFound';
  /** Body of a 429: five reports show the list, the reference prints the object. */
  readonly rateLimitEnvelope: 'list' | 'object';
  /** Reports say that typecast empties number and date cells it cannot read. Unverified. */
  readonly unreadableTypecast: 'clear' | 'refuse';
  /**
   * Whether a link that is written on one side counts as a change of both records, for last modified
   * time and user: a cell of each has changed. Unverified.
   */
  readonly linksModifyBoth: boolean;
  /**
   * Attachments with a `data:` address. Airtable refuses them (Clients); a test without a server for its
   * files has nothing else.
   */
  readonly dataUrls: 'accept' | 'refuse';
  /** A body that is not declared as JSON. Reports: it is taken as empty, so that `fields` is missing. */
  readonly otherContentType: 'ignoreBody' | 'parse';
  /** Form of new secrets. Documented as opaque and of varying length; `airtable` is the form seen today. */
  readonly tokenFormat: 'varying' | 'airtable';
  /**
   * What Airtable's tokens do not have: expiry, a last caller, a grace period for the secret before, and
   * clones. While it is off a request that asks for them is refused as any that Airtable does not know,
   * no answer tells of them, and those that a seed holds have no effect. Ours alone.
   */
  readonly tokenExtras: boolean;
  /** Whether refusals carry the header `x-sandtable-why`. Ours alone. */
  readonly why: boolean;
}

/** The positions of each switch, for what reads them from a command line or a file. */
export const dialectChoices = {
  unknownToken: ['AUTHENTICATION_REQUIRED', 'UNAUTHORIZED'],
  unknownRecord: ['forbidden', 'notFound'],
  rateLimitEnvelope: ['list', 'object'],
  unreadableTypecast: ['clear', 'refuse'],
  linksModifyBoth: [true, false],
  dataUrls: ['accept', 'refuse'],
  otherContentType: ['ignoreBody', 'parse'],
  tokenFormat: ['varying', 'airtable'],
  tokenExtras: [false, true],
  why: [true, false],
} as const satisfies { readonly [Name in keyof Dialect]: readonly Dialect[Name][] };

/** The defaults. */
export const defaultDialect: Dialect = {
  unknownToken: 'AUTHENTICATION_REQUIRED',
  unknownRecord: 'forbidden',
  rateLimitEnvelope: 'list',
  unreadableTypecast: 'clear',
  linksModifyBoth: true,
  dataUrls: 'accept',
  otherContentType: 'ignoreBody',
  tokenFormat: 'varying',
  tokenExtras: false,
  why: true,
};
