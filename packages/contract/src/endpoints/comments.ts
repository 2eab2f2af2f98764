import { endpoint } from '../endpoint.ts';
import {
  Comment,
  CommentList,
  CommentListOptions,
  CommentText,
  DeletedComment,
  NewComment,
} from '../shapes/comment.ts';

const write = { scopes: ['data.recordComments:write'], base: 'comment' } as const;

/**
 * List the comments on a record, newest first, one page at a time.
 *
 * Unlike elsewhere `offset` is there on the last page too, as `null`.
 * @see https://airtable.com/developers/web/api/list-comments
 */
export const list = endpoint({
  method: 'GET',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}/comments',
  title: 'List comments',
  access: { scopes: ['data.recordComments:read'], base: 'read' },
  query: CommentListOptions,
  result: CommentList,
});

/**
 * Comment on a record, or answer a comment.
 * @see https://airtable.com/developers/web/api/create-comment
 */
export const create = endpoint({
  method: 'POST',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}/comments',
  title: 'Create a comment',
  access: write,
  body: NewComment,
  result: Comment,
});

/**
 * Change the text of a comment of one's own.
 * @see https://airtable.com/developers/web/api/update-comment
 */
export const update = endpoint({
  method: 'PATCH',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}/comments/{rowCommentId}',
  title: 'Update a comment',
  access: write,
  body: CommentText,
  result: Comment,
});

/**
 * Delete a comment of one's own. Admins of an organization may delete anybody's.
 * @see https://airtable.com/developers/web/api/delete-comment
 */
const remove = endpoint({
  method: 'DELETE',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}/comments/{rowCommentId}',
  title: 'Delete a comment',
  access: write,
  result: DeletedComment,
});

export { remove as delete };
