import type { Items } from './items.ts';
import type { Ids } from './seed.ts';
import { known, optional, SeedError, type SeedObject } from './seed-reader.ts';
import type { CommentState, RecordComments, UserState } from './state.ts';

const commentKeys = [
  'id',
  'authorId',
  'text',
  'createdTime',
  'lastUpdatedTime',
  'parentCommentId',
] as const;

/** What reading comments needs. */
export interface CommentContext {
  readonly ids: Ids;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly users: Items<UserState>;
}

/**
 * The comments that a record of a seed has, oldest first; `undefined` when there are none.
 *
 * @throws {SeedError} naming the place.
 */
export function readComments(
  record: SeedObject,
  recordId: string,
  context: CommentContext,
): Omit<RecordComments, 'seq'> | undefined {
  const items = record.objects('comments', commentKeys);
  if (items.length === 0) return undefined;
  const read = items.map((item) => readComment(item, context));
  const heads = new Set(
    read.filter((one) => one.parentCommentId === undefined).map(({ id }) => id),
  );
  for (const [at, { parentCommentId }] of read.entries()) {
    if (parentCommentId === undefined || heads.has(parentCommentId)) continue;
    throw new SeedError(
      `${record.at('comments')}[${at}].parentCommentId`,
      `names no first comment of a thread on this record: ${parentCommentId}`,
    );
  }
  const oldestFirst = read.toSorted((one, other) => one.createdTime - other.createdTime);
  return {
    id: recordId,
    comments: oldestFirst.map((comment, at) => ({ ...comment, number: at + 1 })),
  };
}

function readComment(item: SeedObject, { ids, now, users }: CommentContext): CommentState {
  const authorId = item.get('authorId', 'text');
  known(item.at('authorId'), 'user', authorId, users);
  const text = item.get('text', 'text');
  if (text === '') throw new SeedError(item.at('text'), 'has to say something');
  return {
    id: ids(item, 'com'),
    number: 0,
    authorId,
    text,
    createdTime: item.time('createdTime') ?? now,
    ...optional('lastUpdatedTime', item.time('lastUpdatedTime')),
    ...optional('parentCommentId', item.find('parentCommentId', 'text')),
  };
}
