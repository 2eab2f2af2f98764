import type { Endpoint, Issue, Why } from '@sandtable/contract';

/**
 * What the client rejects with. None of its kinds holds the token, the request, its headers or the
 * error of another library; messages name the operation and never a URL.
 */
export class AirtableError extends Error {
  override readonly name: string = 'AirtableError';
  /** What was asked, as people call it, e.g. `Create records`. */
  readonly operation: string;

  constructor(operation: string, message: string, options?: ErrorOptions) {
    super(`${operation}: ${message}`, options);
    this.operation = operation;
  }
}

/** What an {@link ApiError} may know beyond status, type and message. */
export interface ApiErrorDetails {
  /** Milliseconds after which the answer asked to come back. */
  readonly retryAfterMs?: number | undefined;
  readonly why?: Why | undefined;
  /** What the endpoint asks for. */
  readonly access?: Endpoint['access'] | undefined;
}

/** Airtable answered with an error. */
export class ApiError extends AirtableError {
  override readonly name = 'ApiError' as const;
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** Airtable's code, e.g. `INVALID_PERMISSIONS`; `UNKNOWN_ERROR` when the answer carries none. */
  readonly type: string;
  /** Milliseconds after which the answer asked to come back; absent when it did not. */
  readonly retryAfterMs?: number | undefined;
  /** The true reason for a refusal. Only the offline copy tells it. */
  readonly why?: Why | undefined;
  /** Scopes and level that the endpoint asks for, by the contract: what `advise` goes by without a reason. */
  readonly access: Endpoint['access'];

  constructor(
    operation: string,
    status: number,
    type: string,
    message: string,
    { retryAfterMs, why, access = {} }: ApiErrorDetails = {},
  ) {
    super(operation, `${type} (${status}) ${message}`);
    this.status = status;
    this.type = type;
    this.retryAfterMs = retryAfterMs;
    this.why = why;
    this.access = access;
  }
}

/** Which side of a call did not fit the contract. */
export type Side = 'input' | 'answer';

/** An input, which then was not sent, or an answer did not fit the contract. */
export class ShapeError extends AirtableError {
  override readonly name = 'ShapeError' as const;
  readonly side: Side;
  /** What did not fit, and where. Values are not shown. */
  readonly issues: readonly Issue[];

  constructor(operation: string, side: Side, issues: readonly Issue[]) {
    super(operation, `the ${side} does not fit: ${issues.map(print).join('; ')}`);
    this.side = side;
    this.issues = issues;
  }
}

/** Why there is no answer. A redirect is not followed: the token would travel along. */
export type TransportFault = 'timeout' | 'network' | 'redirect';

/** There was no answer. Whether the request was carried out is unknown, unless it only reads. */
export class TransportError extends AirtableError {
  override readonly name = 'TransportError' as const;
  readonly fault: TransportFault;

  constructor(operation: string, fault: TransportFault, message: string) {
    super(operation, message);
    this.fault = fault;
  }
}

/** What became of the items of a batch that broke off. */
export interface BatchProgress<Result, Item> {
  /** What the groups that were carried out answered, in the order of the items. */
  readonly written: readonly Result[];
  /** The items of which it is unknown, because the answer to them was lost. */
  readonly uncertain: readonly Item[];
  /** The items that certainly were not written: refused, or never sent. */
  readonly unwritten: readonly Item[];
}

/** A batch broke off. `cause` is the error of the group at which it did, or the signal's reason. */
export class BatchError<Result = unknown, Item = unknown> extends AirtableError {
  override readonly name = 'BatchError' as const;
  readonly written: readonly Result[];
  readonly uncertain: readonly Item[];
  readonly unwritten: readonly Item[];

  constructor(operation: string, progress: BatchProgress<Result, Item>, cause: unknown) {
    const { written, uncertain, unwritten } = progress;
    const counts = `${written.length} written, ${uncertain.length} uncertain, ${unwritten.length} not written`;
    super(
      operation,
      `${counts} when ${cause instanceof Error ? cause.message : 'it was aborted'}`,
      {
        cause,
      },
    );
    this.written = written;
    this.uncertain = uncertain;
    this.unwritten = unwritten;
  }
}

/** Whether an error is one of the client's. Compares names, so a second copy of the package is recognised. */
export function isAirtableError(error: unknown): error is AirtableError {
  return isApiError(error) || isShapeError(error) || isTransportError(error) || isBatchError(error);
}

/** Whether Airtable answered with an error. */
export function isApiError(error: unknown): error is ApiError {
  return isNamed(error, 'ApiError');
}

/** Whether an input or an answer did not fit the contract. */
export function isShapeError(error: unknown): error is ShapeError {
  return isNamed(error, 'ShapeError');
}

/** Whether there was no answer. */
export function isTransportError(error: unknown): error is TransportError {
  return isNamed(error, 'TransportError');
}

/** Whether a batch broke off. */
export function isBatchError(error: unknown): error is BatchError {
  return isNamed(error, 'BatchError');
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name && 'operation' in error;
}

function print({ path, message }: Issue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}
