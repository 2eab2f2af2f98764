import { type attachments, limits } from '@sandtable/contract';
import { uploaded } from '../attachments/arrival.ts';
import type { Attachment } from '../attachments/attachment.ts';
import { Upload } from '../attachments/source.ts';
import { printRecord, projectionOf } from '../print.ts';
import { Printed } from '../printed.ts';
import { writeRows } from '../record-history.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, Room } from '../room.ts';
import { readingOf, rowsOf } from '../rows.ts';
import { columnOf } from '../shape.ts';
import { tablesOf } from '../store/lookup.ts';
import type { Row, TableState } from '../store/state.ts';
import { writeRecord } from '../writing.ts';

/** Files that are sent in the request. */
export const attachmentHandlers: Handlers<typeof attachments> = {
  upload({ baseId, recordId, attachmentFieldIdOrName, body }, room) {
    const { table, row } = recordOf(baseId, recordId, room);
    const { field, place } = columnOf(table, attachmentFieldIdOrName);
    if (field.type !== 'multipleAttachments') throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
    const arrival = room.arrivals.get(uploaded);
    if (!arrival || arrival === 'failed') throw noFile();
    if (arrival.size > limits.uploadBytes) throw tooLarge(arrival.size);
    // An attachment cell holds attachments or nothing.
    const there = (row.cells[place] ?? []) as readonly Attachment[];
    const cell = [...there.map(({ id }) => ({ id })), new Upload(arrival, body.filename)];
    const written = writeRows(room, (transaction) =>
      writeRecord(transaction, table.id, { row, fields: { [field.id]: cell } }, {}, room),
    );
    const options = { fields: [field.id], returnFieldsByFieldId: true };
    return new Printed(printRecord(written, projectionOf(table, options, readingOf(room))));
  },
};

/** @throws {Refusal} `MODEL_ID_NOT_FOUND`. Unverified: which refusal it is. */
function recordOf(
  baseId: string,
  recordId: string,
  { store: { state } }: Room,
): { readonly table: TableState; readonly row: Row } {
  for (const table of tablesOf(state, baseId).all) {
    const row = rowsOf(state, table).get(recordId);
    if (row) return { table, row };
  }
  throw refuse('MODEL_ID_NOT_FOUND', 'Record');
}

/** Unverified: which refusal it is, as the next. */
function noFile() {
  const issues = [{ path: ['file'], message: 'has to be base64' }];
  return refuse('INVALID_REQUEST_UNKNOWN').because({ at: 'request', issues });
}

function tooLarge(size: number) {
  const message = `has ${size} bytes, and may have ${limits.uploadBytes}`;
  const issues = [{ path: ['file'], message }];
  return refuse('REQUEST_TOO_LARGE').because({ at: 'request', issues });
}
