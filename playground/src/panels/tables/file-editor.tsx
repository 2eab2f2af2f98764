import { useRef, useState } from 'preact/hooks';
import { type Attachment, sizeText } from './attachment.tsx';
import type { EditorProps } from './cell-editor.tsx';
import { uploadTo } from './upload.ts';

/** The files of a cell: what is dropped or chosen is uploaded and added, what is removed is written away. */
export function FileEditor({ edited, editing, sheet, take, done }: EditorProps) {
  const { field, record, problem } = edited;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const current = sheet.records.find(({ id }) => id === record.id) ?? record;
  // Cells of attachment fields hold these and nothing else.
  const files = (current.fields[field.name] ?? []) as readonly Attachment[];
  take.current = async () => {
    editing.close();
    return true;
  };
  const upload = (list: FileList | null | undefined) => {
    if (list && list.length > 0) void uploadTo(edited, editing, sheet, [...list]);
  };
  const remove = (id: string) => {
    const left = files.filter((file) => file.id !== id).map((file) => ({ id: file.id }));
    void editing.save({ ...edited, record: current }, left.length > 0 ? left : null);
  };
  return (
    // Dropping is one way; the button is the one for keys.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class="file-editor stack tight"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        upload(event.dataTransfer?.files);
      }}
    >
      {files.length > 0 && (
        <ul class="stack tight" aria-label="Files">
          {files.map(({ id, filename = id, size }) => (
            <li key={id} class="row apart">
              <span>
                {filename} {size !== undefined && <span class="hint">{sizeText(size)}</span>}
              </span>
              <button type="button" class="button small" onClick={() => remove(id)}>
                Remove<span class="unseen"> {filename}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="hint">Drop files here, up to 5 MB each, or</p>
      <p class="row">
        <button
          type="button"
          data-first
          class="button small"
          aria-invalid={problem !== undefined}
          onClick={() => input.current?.click()}
        >
          Choose files
        </button>
        <button type="button" class="button small" onClick={done}>
          Done
        </button>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`Files for ${field.name}`}
        onChange={(event) => upload(event.currentTarget.files)}
      />
    </div>
  );
}
