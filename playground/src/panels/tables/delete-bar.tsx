import { useEffect, useRef, useState } from 'preact/hooks';
import { world } from '../../world/world.ts';
import { Ours } from '../tokens/ours.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { Problem } from './requests.ts';
import type { Selection } from './use-selection.ts';
import type { Sheet } from './use-sheet.ts';

interface DeleteBarProps {
  readonly sheet: Sheet;
  readonly selection: Selection;
  /** Called once the records are back, to put the focus among them. */
  readonly onBack: () => void;
}

/** What was deleted last, and the way back as long as nothing has happened since. */
interface Undo {
  readonly count: number;
  readonly restore: () => void;
}

/** Delete the records that were selected; and have them back. */
export function DeleteBar({ sheet, selection, onBack }: DeleteBarProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [undo, setUndo] = useState<Undo>();
  const [problem, setProblem] = useState<Problem>();
  const count = selection.ids.size;
  useEffect(() => {
    if (!undo) return undefined;
    // The button that deleted is gone.
    button.current?.focus();
    return world.value?.mock.events.on('commit', (entries) => {
      // Going back would take that away as well. When a token was last used may be lost.
      if (entries.some(([key]) => !key.startsWith('tokens/'))) setUndo(undefined);
    });
  }, [undo]);
  const remove = async () => {
    const mock = world.value?.mock;
    const before = mock?.snapshot();
    const outcome = await sheet.remove([...selection.ids]);
    setProblem(outcome.problem);
    if (!outcome.body || !mock || !before) return;
    selection.clear();
    setUndo({ count: outcome.body.length, restore: () => mock.restore(before) });
  };
  const bringBack = () => {
    undo?.restore();
    setUndo(undefined);
    void sheet.again().then(onBack);
  };
  return (
    <>
      {count > 0 && (
        <button type="button" class="button danger small" onClick={() => void remove()}>
          Delete {recordsText(count)}
        </button>
      )}
      {undo && (
        <span class="row undo">
          <span role="status">{recordsText(undo.count)} deleted.</span>
          <button ref={button} type="button" class="button small" onClick={bringBack}>
            Undo
          </button>
          <Ours />
        </span>
      )}
      {problem && <ProblemNote problem={problem} tokenId={sheet.tokenId} />}
    </>
  );
}

function recordsText(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}
