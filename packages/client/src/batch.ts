import { type Endpoint, type InputOf, limits, type ResultOf } from '@sandtable/contract';
import { type CallOptions, type Operation, prepare } from './call.ts';
import { BatchError, isApiError, isShapeError } from './errors.ts';

interface Batched {
  readonly records: readonly unknown[];
}

/** An endpoint that takes up to ten `records`, in its query or in its body, and answers with as many. */
export type BatchEndpoint =
  | Endpoint<string, Batched, undefined, Batched>
  | Endpoint<string, undefined, Batched, Batched>;

/**
 * Create, update, replace or delete any number of records, ten at a time, one group after the other.
 *
 * `await batch(client.records.create, { baseId, tableIdOrName, body: { records } })`
 *
 * Gives the answers of all groups as one. Ten records are written all or none, but not the groups
 * together.
 *
 * Rejects with `ShapeError` before anything is sent when any group does not fit; with `BatchError`,
 * which tells what was written and what was not, when a group fails or the signal ends it half-way.
 */
export async function batch<E extends BatchEndpoint>(
  operation: Operation<E>,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<ResultOf<E>> {
  const { endpoint } = operation;
  const carrier = endpoint.method === 'DELETE' ? 'query' : 'body';
  // `BatchEndpoint` says that its carrier holds `records`; `E` cannot say so of its input.
  const whole: Readonly<Record<string, unknown>> = input;
  const carried = whole[carrier] as Batched;
  const items = carried.records;
  const groupAt = (start: number) => {
    const records = items.slice(start, start + limits.recordsPerWrite);
    return { ...whole, [carrier]: { ...carried, records } };
  };
  for (let at = 0; at < items.length; at += limits.recordsPerWrite) prepare(endpoint, groupAt(at));

  options.signal?.throwIfAborted();
  let answer: Batched = { records: [] };
  for (let at = 0; at < items.length; at += limits.recordsPerWrite) {
    let sent = at;
    try {
      options.signal?.throwIfAborted();
      sent = at + limits.recordsPerWrite;
      const group = await (operation as Ask<Batched>)(groupAt(at), options);
      answer = joined(answer, group);
    } catch (error) {
      const uncertainTo = isRefused(error) ? at : sent;
      const progress = {
        written: answer.records,
        uncertain: items.slice(at, uncertainTo),
        unwritten: items.slice(uncertainTo),
      };
      throw new BatchError(endpoint.title, progress, error);
    }
  }
  return answer as ResultOf<E>;
}

type Ask<Result> = (input: unknown, options: CallOptions) => Promise<Result>;

/** Every list of two answers end to end: `records`, and those that an upsert adds. */
function joined(one: Batched, other: Batched): Batched {
  const lists: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = lists[key];
    lists[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return lists as unknown as Batched;
}

/** Whether a group certainly was not carried out. */
function isRefused(error: unknown): boolean {
  if (isShapeError(error)) return error.side === 'input';
  return isApiError(error) && (error.status < 500 || error.type === 'RETRIABLE_ERROR');
}
