import type { AirtableRecord } from '@sandtable/contract';
import { say } from '../../frame/notes.tsx';
import { plainText } from './cell-text.ts';
import { type Field, isComputed, optionsOf } from './fields.ts';
import type { CellAct } from './grid-keys.ts';
import type { Editing } from './use-editing.ts';
import type { Selection } from './use-selection.ts';

/** A cell of the grid and what can be done to it. Without a field it is the one that selects. */
export interface CellContext {
  readonly record: AirtableRecord | undefined;
  readonly field: Field | undefined;
  readonly anchor: HTMLElement;
  readonly editing: Editing;
  readonly selection: Selection;
  readonly onOpen: (recordId: string) => void;
}

/** What somebody does to a cell: by a key, or by a pointer. */
export type Act = CellAct | 'copy' | { readonly write: string };

/** Do something to a cell. Tells whether it had a meaning there. */
export function actOn(act: Act, context: CellContext): boolean {
  const { record, field, selection, onOpen } = context;
  if (!record) return false;
  if (act === 'select') selection.toggle(record.id);
  else if (!field && act === 'space') selection.toggle(record.id);
  else if (!field && act === 'edit') onOpen(record.id);
  else if (!field) return false;
  else if (typeof act === 'object') return write(act.write, { ...context, record, field });
  else acts[act]({ ...context, record, field });
  return true;
}

type Full = CellContext & { readonly record: AirtableRecord; readonly field: Field };

const acts: Readonly<Record<Exclude<Act, object | 'select'>, (context: Full) => void>> = {
  edit(context) {
    const { editing, record, field, anchor } = context;
    if (field.type === 'checkbox') acts.space(context);
    else editing.open(record, field, anchor);
  },
  space({ editing, record, field, anchor, onOpen }) {
    if (field.type !== 'checkbox') onOpen(record.id);
    else void editing.save({ record, field, anchor }, record.fields[field.name] !== true);
  },
  clear({ editing, record, field, anchor }) {
    if (isComputed(field)) say(`${field.name} is computed: its cells cannot be written`);
    else if (record.fields[field.name] !== undefined) {
      void editing.save({ record, field, anchor }, null);
    }
  },
  copy({ record, field }) {
    void navigator.clipboard.writeText(plainText(record.fields[field.name], field)).then(
      () => say('Copied'),
      () => say('The browser did not allow copying'),
    );
  },
};

/** A letter begins to write over a cell; a digit sets stars. */
function write(letter: string, { editing, record, field, anchor }: Full): boolean {
  if (isComputed(field) || field.type === 'checkbox') return false;
  if (field.type === 'rating' && /\d/.test(letter)) {
    const stars = Math.min(Number(letter), optionsOf(field).max ?? 5);
    void editing.save({ record, field, anchor }, stars || null);
    return true;
  }
  // Inputs of the browser's own for dates take no letters.
  const isDate = field.type === 'date' || field.type === 'dateTime';
  if (isDate || field.type === 'multipleAttachments') return false;
  editing.open(record, field, anchor, letter);
  return true;
}
