import type { ComponentType, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ChoiceEditor, choiceTypes } from './choice-editor.tsx';
import { FileEditor } from './file-editor.tsx';
import { LinkEditor } from './link-editor.tsx';
import { ProblemNote } from './problem-note.tsx';
import { TextEditor } from './text-editor.tsx';
import type { Edited, Editing } from './use-editing.ts';
import type { Sheet } from './use-sheet.ts';

/** What an editor of a cell is given. */
export interface EditorProps {
  readonly edited: Edited;
  readonly editing: Editing;
  readonly sheet: Sheet;
  /** How to take what the editor holds; the frame calls it when somebody goes on or elsewhere. */
  readonly take: RefObject<() => Promise<boolean>>;
  /** Take it now, and go back to the cell. */
  readonly done: () => void;
}

const editors: Readonly<Record<string, ComponentType<EditorProps>>> = {
  ...Object.fromEntries(choiceTypes.map((type) => [type, ChoiceEditor])),
  multipleRecordLinks: LinkEditor,
  multipleAttachments: FileEditor,
};

interface CellEditorProps {
  readonly edited: Edited;
  readonly editing: Editing;
  readonly sheet: Sheet;
  /** Go on to the next cell, or back to the one before. */
  readonly onNext: (back: boolean) => void;
}

/**
 * The editor over a cell. Enter and Tab take what it holds, Escape gives it up, and going elsewhere
 * takes it. What is refused stays as it was typed, with the reason under it.
 */
export function CellEditor({ edited, editing, sheet, onNext }: CellEditorProps) {
  const { anchor, field } = edited;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(edited);
  latest.current = edited;
  const take = useRef<() => Promise<boolean>>(async () => true);
  useLayoutEffect(() => {
    const { current: element } = frame;
    if (!element) return undefined;
    element.showPopover?.();
    const follow = () => place(element, anchor);
    follow();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    addEventListener('scroll', follow, true);
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, true);
      removeEventListener('resize', follow);
    };
  }, [anchor]);
  useLayoutEffect(() => {
    if (frame.current) place(frame.current, anchor);
  });
  useEffect(() => {
    const leave = (event: PointerEvent) => {
      if (frame.current?.contains(event.target as Node)) return;
      // What was refused would be again: it waits to be mended or given up.
      if (!latest.current.problem) void take.current?.();
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, []);

  const back = () => anchor.focus({ preventScroll: true });
  const done = () => void take.current?.().then((taken) => taken && back());
  const listen = (event: KeyboardEvent) => {
    const isSubmit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') {
      editing.close();
      back();
    } else if (isSubmit) done();
    else if (event.key === 'Tab' && isEdge(event, frame.current)) {
      void take.current?.().then((taken) => taken && onNext(event.shiftKey));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const Editor = editors[field.type] ?? TextEditor;
  return (
    <div
      ref={frame}
      class="cell-editor"
      popover="manual"
      role="dialog"
      aria-label={`Write ${field.name}`}
      aria-busy={edited.isSaving}
      onKeyDown={listen}
    >
      <Editor edited={edited} editing={editing} sheet={sheet} take={take} done={done} />
      {edited.problem && <ProblemNote problem={edited.problem} tokenId={sheet.tokenId} />}
    </div>
  );
}

/** Whether Tab would leave the editor; between its own controls it goes as everywhere. */
function isEdge({ shiftKey, target }: KeyboardEvent, frame: HTMLElement | null): boolean {
  const stops = frame?.querySelectorAll<HTMLElement>('input, textarea, select, button, a') ?? [];
  const open = [...stops].filter((stop) => stop.tabIndex >= 0 && !stop.matches(':disabled'));
  return target === (shiftKey ? open[0] : open.at(-1));
}

/** From the edges of the window, in CSS pixels. */
const gap = 8;

/** Over its cell, and inside the window. */
function place(element: HTMLElement, anchor: HTMLElement): void {
  const { left, top, width } = anchor.getBoundingClientRect();
  element.style.minWidth = `${Math.min(Math.max(width, 220), innerWidth - 2 * gap)}px`;
  const { offsetWidth, offsetHeight } = element;
  element.style.left = `${Math.max(gap, Math.min(left, innerWidth - offsetWidth - gap))}px`;
  element.style.top = `${Math.max(gap, Math.min(top, innerHeight - offsetHeight - gap))}px`;
}
