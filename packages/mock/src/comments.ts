import type { CommentState, RecordComments, State } from './store/state.ts';
import type { Transaction } from './store/store.ts';

const none: readonly CommentState[] = [];

/** The comments on a record, oldest first. */
export function commentsOf(state: State, recordId: string): readonly CommentState[] {
  return state.comments.get(recordId)?.comments ?? none;
}

/** Counts the comments on records. */
export function commentCounts(state: State): (recordId: string) => number {
  return (recordId) => commentsOf(state, recordId).length;
}

/** Change the comments on a record inside a transaction. */
export function changeComments(
  transaction: Transaction,
  recordId: string,
  make: (comments: readonly CommentState[]) => readonly CommentState[],
): void {
  const comments = make(commentsOf(transaction.state, recordId));
  const changed: Omit<RecordComments, 'seq'> = { id: recordId, comments };
  if (comments.length > 0) transaction.put('comments', changed);
  else transaction.remove('comments', recordId);
}
