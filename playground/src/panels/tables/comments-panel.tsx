import type { Comment } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { me } from '../../world/world.ts';
import { Moment } from '../moment.tsx';
import { CommentForm } from './comment-form.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { Problem } from './requests.ts';
import { type Comments, useComments } from './use-comments.ts';
import type { Sheet } from './use-sheet.ts';

/** What people said about a record: to be read, answered and added to. */
export function CommentsPanel({ sheet, recordId }: { sheet: Sheet; recordId: string }) {
  const { calls, tokenId } = sheet;
  const comments = useComments(calls, recordId, tokenId);
  const { list = [], problem } = comments;
  const roots = list.filter(({ parentCommentId }) => parentCommentId === undefined);
  return (
    <section class="stack tight" aria-label="Comments">
      <h3>Comments</h3>
      {problem && <ProblemNote problem={problem} tokenId={tokenId} />}
      {comments.list && roots.length === 0 && <p class="muted">Nobody has commented yet.</p>}
      {roots.length > 0 && (
        <ol class="stack tight" aria-label="Comments">
          {roots.map((root) => (
            <li key={root.id} class="stack tight thread">
              <One comment={root} comments={comments} sheet={sheet} recordId={recordId} />
              <ol class="stack tight answers">
                {list
                  .filter(({ parentCommentId }) => parentCommentId === root.id)
                  .map((answer) => (
                    <li key={answer.id}>
                      <One comment={answer} comments={comments} sheet={sheet} recordId={recordId} />
                    </li>
                  ))}
              </ol>
            </li>
          ))}
        </ol>
      )}
      <CommentForm
        label="Comment"
        action="Comment"
        tokenId={tokenId}
        onSend={(text) => comments.change(calls.comment(recordId, text))}
      />
    </section>
  );
}

interface OneProps {
  readonly comment: Comment;
  readonly comments: Comments;
  readonly sheet: Sheet;
  readonly recordId: string;
}

function One({ comment, comments, sheet, recordId }: OneProps) {
  const { calls, tokenId } = sheet;
  const { id, author, text, createdTime, lastUpdatedTime, parentCommentId } = comment;
  const [doing, setDoing] = useState<'edit' | 'answer'>();
  const [problem, setProblem] = useState<Problem>();
  const settle = (found: Problem | undefined) => {
    if (!found) setDoing(undefined);
    return found;
  };
  const name = author.name ?? author.email;
  return (
    <article class="comment stack tight" aria-label={`${name}: ${said(comment)}`}>
      <p class="hint">
        <strong>{name}</strong> <Moment iso={createdTime} />
        {lastUpdatedTime !== null && ', edited'}
      </p>
      {doing === 'edit' ? (
        <CommentForm
          label="Text of the comment"
          action="Save"
          start={text}
          tokenId={tokenId}
          onSend={async (next) =>
            settle(await comments.change(calls.editComment(recordId, id, next)))
          }
          onGiveUp={() => setDoing(undefined)}
        />
      ) : (
        <p class="comment-text">{said(comment)}</p>
      )}
      <p class="row">
        {parentCommentId === undefined && (
          <button type="button" class="button quiet small" onClick={() => setDoing('answer')}>
            Answer
          </button>
        )}
        <button type="button" class="button quiet small" onClick={() => setDoing('edit')}>
          Edit
        </button>
        <button
          type="button"
          class="button quiet small"
          onClick={() => void comments.change(calls.deleteComment(recordId, id)).then(setProblem)}
        >
          Delete
        </button>
        {author.id !== me.value?.id && <span class="hint">not yours</span>}
      </p>
      {problem && <ProblemNote problem={problem} tokenId={tokenId} />}
      {doing === 'answer' && (
        <CommentForm
          label={`Answer to ${name}`}
          action="Answer"
          tokenId={tokenId}
          onSend={async (next) => settle(await comments.change(calls.comment(recordId, next, id)))}
          onGiveUp={() => setDoing(undefined)}
        />
      )}
    </article>
  );
}

/** The text with the names of those whom it mentions. */
function said({ text, mentioned = {} }: Comment): string {
  return text.replaceAll(/@\[(\w+)\]/g, (whole, id: string) => {
    const name = mentioned[id]?.displayName;
    return name === undefined ? whole : `@${name}`;
  });
}
