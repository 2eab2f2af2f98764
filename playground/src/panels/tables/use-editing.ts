import type { AirtableRecord } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { say } from '../../frame/notes.tsx';
import { type Field, isComputed } from './fields.ts';
import type { Outcome, Problem } from './requests.ts';
import { shownText } from './typed-value.ts';
import type { Sheet } from './use-sheet.ts';

/** A cell that is being written. */
export interface Edited {
  readonly record: AirtableRecord;
  readonly field: Field;
  /** The element that shows the cell; it has the focus again afterwards. */
  readonly anchor: HTMLElement;
  /** What was typed so far, for fields whose cells are typed. */
  readonly text: string;
  /** Why the last attempt was refused. What was typed stays. */
  readonly problem?: Problem;
  readonly isSaving?: boolean;
}

/** Writes cells, one at a time. */
export interface Editing {
  readonly current: Edited | undefined;
  /** Begin to write a cell; `text`: over what it holds. */
  open(record: AirtableRecord, field: Field, anchor: HTMLElement, text?: string): void;
  type(text: string): void;
  /** Write a value; when it is refused, the editor stays, or comes, and says why. Tells whether it was taken. */
  save(target: Target, value: unknown, typecast?: boolean): Promise<boolean>;
  /** Change a cell in another way; a refusal is told in its editor. */
  attempt(target: Target, work: () => Promise<Outcome<unknown>>): Promise<boolean>;
  close(): void;
}

/** The cell that a value is for. */
type Target = Pick<Edited, 'record' | 'field' | 'anchor'>;

/** One cell at a time, kept open until what was typed is taken or given up. */
export function useEditing(sheet: Sheet): Editing {
  const [current, setCurrent] = useState<Edited>();
  const close = () => setCurrent(undefined);
  const attempt = async (
    target: Target,
    work: () => Promise<Outcome<unknown>>,
    text: string,
  ): Promise<boolean> => {
    setCurrent((last) => last && { ...last, isSaving: true });
    const { problem } = await work();
    const settled = { isSaving: false, ...(problem && { problem }) };
    if (!problem) setCurrent((last) => last && { ...without(last), ...settled });
    // A value that was set without an editor gets one now, to say what is wrong with it.
    else setCurrent((last) => ({ ...target, text: last?.text ?? text, ...settled }));
    return !problem;
  };
  return {
    current,
    open(record, field, anchor, text) {
      if (isComputed(field)) {
        say(`${field.name} is computed: its cells cannot be written`);
        return;
      }
      setCurrent({
        record,
        field,
        anchor,
        text: text ?? shownText(record.fields[field.name], field),
      });
    },
    // What is being mended is not wrong any more, as far as anybody knows.
    type: (text) => setCurrent((last) => last && { ...without(last), text }),
    async save(target, value, typecast) {
      const { record, field } = target;
      const taken = await attempt(
        target,
        () => sheet.write(record.id, { [field.name]: value }, typecast),
        shownText(value, field),
      );
      if (taken) close();
      return taken;
    },
    attempt: (target, work) => attempt(target, work, ''),
    close,
  };
}

function without(edited: Edited): Edited {
  const { problem: _, ...rest } = edited;
  return rest;
}
