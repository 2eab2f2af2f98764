import type { Endpoint, InputOf, ResultOf } from '@sandtable/contract';
import type { CallOptions, Operation } from './call.ts';
import { type ApiError, isApiError, ShapeError } from './errors.ts';

interface Paged {
  readonly offset?: string | undefined;
}

interface Page {
  /** Absent or `null` on the last page. */
  readonly offset?: string | null | undefined;
}

/** An endpoint that takes and gives an `offset`, in its query or in its body. */
export type PagedEndpoint =
  | Endpoint<string, Paged, undefined, Page>
  | Endpoint<string, unknown, Paged, Page>;

/**
 * All pages of a list, one after the other; the next one is asked for when it is wanted.
 *
 * `for await (const { records } of paginate(client.records.list, { baseId, tableIdOrName })) …`
 *
 * Rejects as the operation does; see also {@link isOffsetExpired}. An offset that comes a second time
 * would go round for ever: it rejects with `ShapeError`, after the page that brought it was given.
 */
export async function* paginate<E extends PagedEndpoint>(
  operation: Operation<E>,
  input: InputOf<E>,
  options?: CallOptions,
): AsyncGenerator<ResultOf<E>, void, undefined> {
  const { method, title } = operation.endpoint;
  const carrier = method === 'GET' ? 'query' : 'body';
  const seen = new Set<string>();
  let question: Readonly<Record<string, unknown>> = input;
  for (;;) {
    // `question` is the input with another offset where its endpoint takes one; `E` cannot say so.
    const page = await (operation as Ask<ResultOf<E>>)(question, options);
    yield page;
    const { offset } = page as Page;
    if (!offset) return;
    if (seen.has(offset)) {
      const message = 'came a second time: the list has no end';
      throw new ShapeError(title, 'answer', [{ path: ['offset'], message }]);
    }
    seen.add(offset);
    question = { ...input, [carrier]: { ...(question[carrier] as Paged | undefined), offset } };
  }
}

type Ask<Result> = (input: unknown, options?: CallOptions) => Promise<Result>;

/** Whether a list was left idle for so long that Airtable forgot it (`limits.offsetIdle`). It has to start over. */
export function isOffsetExpired(error: unknown): error is ApiError {
  return isApiError(error) && error.type === 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE';
}
