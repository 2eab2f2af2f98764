import type { EditorProps } from './cell-editor.tsx';
import { optionsOf } from './fields.ts';
import { shownText, typedValue } from './typed-value.ts';

/** Types of the browser's own inputs; other cells are typed as text. */
const inputTypes: Readonly<Record<string, string>> = {
  date: 'date',
  dateTime: 'datetime-local',
};

const inputModes: Readonly<Record<string, 'decimal'>> = {
  number: 'decimal',
  currency: 'decimal',
  percent: 'decimal',
};

const long = new Set(['multilineText', 'richText']);

/** One line of text, a number, a date; or a larger box for long text. */
export function TextEditor({ edited, editing, take, done }: EditorProps) {
  const { record, field, text, problem } = edited;
  take.current = async () => {
    const isSame = text === shownText(record.fields[field.name], field);
    if (isSame && !problem) {
      editing.close();
      return true;
    }
    return editing.save(edited, typedValue(text, field));
  };
  const shared = {
    'data-first': true,
    'aria-label': field.name,
    'aria-invalid': problem !== undefined,
    value: text,
    onInput: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      editing.type(event.currentTarget.value),
  };
  if (long.has(field.type)) {
    return (
      <>
        <textarea {...shared} rows={8} />
        <p class="hint keys-hint">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> saves, <kbd>Esc</kbd> gives up
        </p>
      </>
    );
  }
  return (
    <input
      {...shared}
      // One of the types above, none of which takes other attributes than a text.
      type={(inputTypes[field.type] ?? 'text') as 'text'}
      {...(inputModes[field.type] && { inputMode: inputModes[field.type] })}
      {...(field.type === 'duration' && { placeholder: optionsOf(field).durationFormat ?? 'h:mm' })}
      autocomplete="off"
      spellcheck={false}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        done();
      }}
    />
  );
}
