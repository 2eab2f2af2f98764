/**
 * Numbers that the API holds its callers to.
 *
 * @see https://airtable.com/developers/web/api/rate-limits
 */
export const limits = {
  /** Records in one create, update or delete. */
  recordsPerWrite: 10,
  /** Records in one page; also the default. */
  recordsPerPage: 100,
  /** Bases in one page. */
  basesPerPage: 1000,
  /** Characters of a URL; longer list queries go through `POST …/listRecords`. */
  urlLength: 16_000,
  /** Characters from which clients move a list query into a body (airtable.js does at this length). */
  longQueryLength: 15_000,
  /** Requests a second on one base. */
  requestsPerBase: 5,
  /** Requests a second by all tokens of one user. */
  requestsPerUser: 50,
  /** Milliseconds to wait after a 429. */
  penalty: 30_000,
  /** Milliseconds an idle traversal lives. Unverified: "a few minutes". */
  offsetIdle: 5 * 60_000,
  /** Traversals alive at a time. Unverified. */
  offsets: 64,
  /** Bytes of a request body. Unverified. */
  bodyBytes: 1_048_576,
  /** Levels of arrays and objects in a request body. Unverified: far above what cells need. */
  bodyDepth: 50,
  /** Characters of a text cell. */
  textLength: 100_000,
  /** Characters of a token's name. Unverified. */
  nameLength: 255,
} as const;
