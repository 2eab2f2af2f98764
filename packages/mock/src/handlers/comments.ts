import { type Comment, type CommentListOptions, type comments, limits } from '@sandtable/contract';
import { changeComments, commentsOf } from '../comments.ts';
import { newId } from '../ids.ts';
import { isoTime } from '../iso-time.ts';
import { mentionsIn, withIds } from '../mentions.ts';
import { noteComment } from '../record-history.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Handlers, Room } from '../room.ts';
import { rowsOf } from '../rows.ts';
import type { BaseState, CommentState } from '../store/state.ts';
import { type RecordParams, tableOf } from './path-table.ts';

interface CommentParams extends RecordParams {
  readonly rowCommentId: string;
}

/** Comments on records. */
export const commentHandlers: Handlers<typeof comments> = {
  list({ query, ...params }, room) {
    checkRecord(params, room);
    const newestFirst = commentsOf(room.store.state, params.recordId).toReversed();
    const start = startOf(newestFirst, query);
    const end = start + (query.pageSize ?? limits.commentsPerPage);
    return {
      comments: newestFirst.slice(start, end).map((comment) => show(comment, params, room)),
      offset: newestFirst[end] ? String(newestFirst[end].number) : null,
    };
  },

  create({ body, ...params }, room) {
    const { id: tableId } = checkRecord(params, room);
    const existing = commentsOf(room.store.state, params.recordId);
    const comment: CommentState = {
      id: newId(room.environment, 'com'),
      number: (existing.at(-1)?.number ?? 0) + 1,
      authorId: room.caller.user.id,
      text: withIds(body.text, baseOf(params, room), room.store.state),
      createdTime: room.now,
      ...(body.parentCommentId && { parentCommentId: threadOf(existing, body.parentCommentId) }),
    };
    room.store.transact((transaction) => {
      changeComments(transaction, params.recordId, (others) => [...others, comment]);
      noteComment(transaction, { ...params, tableId }, 'commented', comment, room);
    });
    return show(comment, params, room);
  },

  update({ body, ...params }, room) {
    const { id: tableId } = checkRecord(params, room);
    const comment = commentOf(params, room);
    if (comment.authorId !== room.caller.user.id) room.forbid(notAuthor(comment, room));
    const changed: CommentState = {
      ...comment,
      text: withIds(body.text, baseOf(params, room), room.store.state),
      lastUpdatedTime: room.now,
    };
    room.store.transact((transaction) => {
      changeComments(transaction, params.recordId, (all) => {
        return all.map((one) => (one.id === comment.id ? changed : one));
      });
      noteComment(transaction, { ...params, tableId }, 'commentEdited', changed, room);
    });
    return show(changed, params, room);
  },

  delete(params, room) {
    const { id: tableId } = checkRecord(params, room);
    const comment = commentOf(params, room);
    const { user } = room.caller;
    if (comment.authorId !== user.id && !user.isAdmin) room.forbid(notAuthor(comment, room));
    room.store.transact((transaction) => {
      changeComments(transaction, params.recordId, (all) => without(all, comment.id));
      noteComment(transaction, { ...params, tableId }, 'commentDeleted', comment, room);
    });
    return { id: comment.id, deleted: true };
  },
};

/**
 * The table of a record's path, which has to have the record.
 *
 * @throws {Refusal} `MODEL_ID_NOT_FOUND`.
 */
function checkRecord(params: RecordParams, room: Room) {
  const table = tableOf(params, room);
  if (rowsOf(room.store.state, table).get(params.recordId)) return table;
  throw refuse('MODEL_ID_NOT_FOUND', 'Record');
}

function commentOf({ recordId, rowCommentId }: CommentParams, { store }: Room): CommentState {
  return found(commentsOf(store.state, recordId), rowCommentId);
}

/** Unverified: the answer to an id that is not there. */
function found(all: readonly CommentState[], id: string): CommentState {
  const comment = all.find((one) => one.id === id);
  if (!comment) throw refuse('MODEL_ID_NOT_FOUND', 'Comment');
  return comment;
}

/** Unverified: who answers an answer, answers the thread. */
function threadOf(all: readonly CommentState[], id: string): string {
  return found(all, id).parentCommentId ?? id;
}

/** Unverified: answers stay when what they answer is deleted, and stand for themselves. */
function without(all: readonly CommentState[], id: string): CommentState[] {
  return all
    .filter((one) => one.id !== id)
    .map(({ parentCommentId, ...one }) => {
      return parentCommentId === undefined || parentCommentId === id
        ? one
        : { ...one, parentCommentId };
    });
}

/** Unverified: that this is a matter of permissions. */
function notAuthor(comment: CommentState, { store }: Room): Refusal {
  const author = store.state.users.get(comment.authorId)?.name ?? comment.authorId;
  return refuse('INVALID_PERMISSIONS').because({
    at: 'contents',
    type: 'INVALID_PERMISSIONS',
    message: `the comment ${comment.id} is by ${author}`,
    remedy: 'let its author do this; admins of an organization may delete any comment',
  });
}

/** An offset is the number of the comment that it points at, so that newer ones do not move it. */
function startOf(newestFirst: readonly CommentState[], { offset }: CommentListOptions): number {
  if (!offset) return 0;
  if (!/^[1-9]\d{0,9}$/.test(offset)) throw refuse('INVALID_OFFSET_VALUE', offset);
  const at = newestFirst.findIndex(({ number }) => number <= Number(offset));
  return at < 0 ? newestFirst.length : at;
}

function baseOf({ baseId }: RecordParams, { store: { state } }: Room): BaseState {
  const base = state.bases.get(baseId);
  if (!base) throw new ReferenceError(`The gate let a missing base ${baseId} pass`);
  return base;
}

function show(comment: CommentState, params: RecordParams, room: Room): Comment {
  const { id, authorId, text, createdTime, lastUpdatedTime, parentCommentId } = comment;
  const { state } = room.store;
  const { email = '', name } = state.users.get(authorId) ?? {};
  const mentioned = mentionsIn(text, baseOf(params, room), state);
  return {
    id,
    author: { id: authorId, email, ...(name !== undefined && { name }) },
    text,
    createdTime: isoTime(createdTime),
    lastUpdatedTime: lastUpdatedTime === undefined ? null : isoTime(lastUpdatedTime),
    ...(parentCommentId !== undefined && { parentCommentId }),
    ...(mentioned && { mentioned }),
  };
}
