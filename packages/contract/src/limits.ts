/*
 * Numbers that the API holds its callers to. Exported as one module, `limits`, so that a bundle keeps
 * only the numbers it reads.
 *
 * @see https://airtable.com/developers/web/api/rate-limits
 */

/** Records in one create, update or delete. */
export const recordsPerWrite = 10;

/** Records in one page; also the default. */
export const recordsPerPage = 100;

/** Comments in one page; also the default. */
export const commentsPerPage = 100;

/** Bases in one page. */
export const basesPerPage = 1000;

/** A URL has to be shorter than this many characters; longer list queries go through `POST …/listRecords`. */
export const urlLength = 16_000;

/** Characters from which clients move a list query into a body (airtable.js does at this length). */
export const longQueryLength = 15_000;

/** Requests a second on one base. */
export const requestsPerBase = 5;

/** Requests a second by all tokens of one user. */
export const requestsPerUser = 50;

/** Milliseconds to wait after a 429. */
export const penalty = 30_000;

/** Milliseconds an idle traversal lives. Unverified: "a few minutes". */
export const offsetIdle = 5 * 60_000;

/** Traversals alive at a time. Unverified: far more than one application reads side by side. */
export const offsets = 500;

/** Bytes of a request body. Unverified. */
export const bodyBytes = 1_048_576;

/** Bytes of a request body that brings an attachment: the largest file in base64, and some more. Unverified. */
export const uploadBodyBytes = 7_340_032;

/** Bytes of a file that is uploaded in a request body. */
export const uploadBytes = 5_242_880;

/** Milliseconds that a link to an attachment leads anywhere. Documented: about two hours. */
export const linkLife = 7_200_000;

/** Redirects on the way to an attachment. */
export const redirects = 3;

/** Bytes of the text of one sync. */
export const syncBytes = 2_000_000;

/** Lines of one sync, without the one that names columns. */
export const syncRows = 10_000;

/** Columns of one sync. */
export const syncColumns = 500;

/** Syncs of one base in {@link syncSpan}. */
export const syncsPerBase = 20;

/** Milliseconds: 5 minutes. */
export const syncSpan = 300_000;

/** Levels of arrays and objects in a request body. Unverified: far above what cells need. */
export const bodyDepth = 50;

/** Characters of a text cell. */
export const textLength = 100_000;

/** Milliseconds that a secret can outlive its token's regeneration: 30 days. Ours. */
export const graceMs = 2_592_000_000;

/** Characters of a token's name. Unverified. */
export const nameLength = 255;
