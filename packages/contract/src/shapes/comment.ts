import { isId } from '../ids.ts';
import * as limits from '../limits.ts';
import {
  anyObject,
  array,
  integer,
  nullable,
  oneOf,
  open,
  optional,
  type Schema,
  strict,
  string,
} from '../schema.ts';

/** Somebody who wrote a comment. */
export interface Commenter {
  readonly id: string;
  readonly email: string;
  readonly name?: string | undefined;
}

/** Somebody or something that a comment mentions. */
export interface Mention {
  readonly id: string;
  readonly type: 'user' | 'userGroup' | 'appAgent';
  readonly displayName: string;
  /** Users only. */
  readonly email?: string | undefined;
}

/** An emoji that somebody put on a comment. The API cannot change it. */
export interface Reaction {
  /** Code points in lower-case hex, joined by `-`, e.g. `1f44d`. */
  readonly emoji: { readonly unicodeCharacter: string };
  readonly reactingUser: {
    readonly userId: string;
    readonly email: string;
    readonly name?: string | undefined;
  };
}

/** A comment on a record. */
export interface Comment {
  /** Shape: `com` and 14 characters. */
  readonly id: string;
  readonly author: Commenter;
  /** Mentions stand in it as `@[id]`. */
  readonly text: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly createdTime: string;
  /** ISO 8601; `null` while nobody has edited it. */
  readonly lastUpdatedTime: string | null;
  /** The first comment of the thread; absent there. */
  readonly parentCommentId?: string | undefined;
  /** By id; absent when the text mentions nobody. */
  readonly mentioned?: Readonly<Record<string, Mention>> | undefined;
  readonly reactions?: readonly Reaction[] | undefined;
}

/** A page of comments, newest first. Answers to a comment stand among the others. */
export interface CommentList {
  readonly comments: readonly Comment[];
  /** Opaque; `null` on the last page. */
  readonly offset: string | null;
}

/** Which comments to list. */
export interface CommentListOptions {
  /** 1 to 100; default 100. */
  readonly pageSize?: number | undefined;
  /** From the page before; opaque. */
  readonly offset?: string | undefined;
}

/** What is said. `@[usr…]`, `@[person@example.com]` and `@[ugp…]` mention. */
export interface CommentText {
  readonly text: string;
}

/** A comment to be made. */
export interface NewComment extends CommentText {
  /** The comment that it answers. */
  readonly parentCommentId?: string | undefined;
}

/** A comment that is no more. */
export interface DeletedComment {
  readonly id: string;
  readonly deleted: true;
}

const person = { email: string(), name: optional(string()) };

/** @see Comment */
export const Comment: Schema<Comment> = open({
  id: string(),
  author: open({ id: string(), ...person }),
  text: string(),
  createdTime: string(),
  lastUpdatedTime: nullable(string()),
  parentCommentId: optional(string()),
  // Its keys are ids, which no list of keys can name.
  mentioned: optional(anyObject() as Schema<Readonly<Record<string, Mention>>>),
  reactions: optional(
    array(
      open({
        emoji: open({ unicodeCharacter: string() }),
        reactingUser: open({ userId: string(), ...person }),
      }),
    ),
  ),
});

/** @see CommentList */
export const CommentList: Schema<CommentList> = open({
  comments: array(Comment),
  offset: nullable(string()),
});

/** @see CommentListOptions */
export const CommentListOptions: Schema<CommentListOptions> = strict({
  pageSize: optional(integer(1, limits.commentsPerPage)),
  offset: optional(string()),
});

/** Unverified: that it may not be empty. */
const text = string({
  expected: 'text that is not empty',
  keywords: { minLength: 1 },
  fits: (said) => said !== '',
});

/** @see CommentText */
export const CommentText: Schema<CommentText> = strict({ text });

/** @see NewComment */
export const NewComment: Schema<NewComment> = strict({
  text,
  parentCommentId: optional(
    string({
      expected: 'id of a comment',
      keywords: { pattern: '^com[A-Za-z0-9]{14}$' },
      fits: (id) => isId('com', id),
    }),
  ),
});

/** @see DeletedComment */
export const DeletedComment: Schema<DeletedComment> = open({
  id: string(),
  deleted: oneOf([true]),
});
