import type { Edited, Editing } from './use-editing.ts';
import type { Sheet } from './use-sheet.ts';

/** Add files to a cell, one request each, in order; stops at the first that is refused. */
export async function uploadTo(
  edited: Edited,
  editing: Editing,
  sheet: Sheet,
  files: readonly File[],
): Promise<void> {
  for (const file of files) {
    const upload = {
      filename: file.name,
      contentType: file.type || 'application/octet-stream',
      file: await base64(file),
    };
    if (
      !(await editing.attempt(edited, () => sheet.upload(edited.record.id, edited.field, upload)))
    ) {
      return;
    }
  }
}

/** A file's bytes as base64. Read by the browser itself, which for 5 MB takes a moment only. */
function base64(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => {
    // A text, because a data URL was asked for.
    const url = reader.result as string;
    resolve(url.slice(url.indexOf(',') + 1));
  };
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
  return promise;
}
