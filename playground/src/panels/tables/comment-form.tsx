import { useId, useRef, useState } from 'preact/hooks';
import { ProblemNote } from './problem-note.tsx';
import type { Problem } from './requests.ts';

interface CommentFormProps {
  readonly label: string;
  /** Text of the button that sends. */
  readonly action: string;
  readonly start?: string;
  readonly tokenId: string;
  /** Answers why it was refused, if it was. */
  readonly onSend: (text: string) => Promise<Problem | undefined>;
  readonly onGiveUp?: () => void;
}

/** A comment that is being written. What was refused stays in it. */
export function CommentForm(props: CommentFormProps) {
  const { label, action, start = '', tokenId, onSend, onGiveUp } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start);
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = await onSend(text);
    setProblem(found);
    if (found) return;
    setText('');
    area.current?.focus();
  };
  return (
    <form class="field comment-form" onSubmit={(event) => void submit(event)}>
      <label for={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        rows={2}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !onGiveUp) return;
          event.stopPropagation();
          onGiveUp();
        }}
      />
      <span class="row">
        <button type="submit" class="button small" title="Ctrl Enter">
          {action}
        </button>
        {onGiveUp && (
          <button type="button" class="button quiet small" onClick={onGiveUp}>
            Cancel
          </button>
        )}
      </span>
      {problem && <ProblemNote problem={problem} tokenId={tokenId} />}
    </form>
  );
}
