import { limits } from '@sandtable/contract';
import { readCsv } from './csv.ts';
import { newId } from './ids.ts';
import { writeRows } from './record-history.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Room } from './room.ts';
import { rowsOf } from './rows.ts';
import { shapeOf } from './shape.ts';
import type { FieldState, SyncState, TableState } from './store/state.ts';
import type { Transaction } from './store/store.ts';
import { deleteRecords, writeRecord } from './writing.ts';

/**
 * Give a table the lines of a CSV text as records, in the place of those that the last text of this
 * sync had.
 *
 * Unverified, all of it but the limits: any id is that of a sync; the first column is the key by which a
 * line finds its record of before, the nth line with a key the nth such record; other records of the
 * table stay; values are converted as by typecast; a column is the field of its name, in any letter
 * case, and one that is no field becomes one, a single line text; cells that no column names stay.
 *
 * @throws {Refusal} `INVALID_REQUEST_UNKNOWN` for a text that is broken or too large, with the reason;
 *   what writing cells throws.
 */
export function syncTable(table: TableState, syncId: string, text: string, room: Room): void {
  const { names, lines } = readTable(text);
  writeRows(room, (transaction) => {
    const fieldIds = fieldsFor(transaction, table, names, room);
    const id = `${table.id}:${encodeURIComponent(syncId)}`;
    const before = recordsByKey(transaction, table, transaction.state.syncs.get(id));
    const records = lines.map((line): SyncState['records'][number] => {
      const [key = ''] = line;
      const row = before.get(key)?.shift();
      const fields = Object.fromEntries(fieldIds.map((fieldId, at) => [fieldId, line[at] || null]));
      const written = { ...(row && { row }), fields };
      const { id: recordId } = writeRecord(
        transaction,
        table.id,
        written,
        { typecast: true },
        room,
      );
      return [key, recordId];
    });
    const gone = [...before.values()].flat().map((row) => row.id);
    if (gone.length > 0) deleteRecords(transaction, table.id, gone, room);
    transaction.put('syncs', { id, records });
  });
}

/** What a sync wrote and is still there, by key, in order. */
function recordsByKey({ state }: Transaction, table: TableState, sync: SyncState | undefined) {
  const rows = rowsOf(state, table);
  const found = (sync?.records ?? []).flatMap(([key, id]) => {
    const row = rows.get(id);
    return row ? [{ key, row }] : [];
  });
  const byKey = new Map<string, (typeof found)[number]['row'][]>();
  for (const { key, row } of found) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  return byKey;
}

interface CsvTable {
  readonly names: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

function readTable(text: string): CsvTable {
  const read = readCsv(text);
  if ('wrong' in read) throw unfit(read.wrong);
  const [names = [], ...lines] = read.lines;
  if (lines.length > limits.syncRows) throw unfit(`more than ${limits.syncRows} rows`);
  if (names.length > limits.syncColumns) throw unfit(`more than ${limits.syncColumns} columns`);
  if (names.length === 0 || names.includes('')) throw unfit('a column without a name');
  if (new Set(names.map(nameKey)).size < names.length) throw unfit('two columns with one name');
  const long = lines.findIndex((line) => line.length > names.length);
  if (long >= 0) throw unfit(`line ${long + 2}: more values than columns`);
  return { names, lines };
}

function unfit(message: string): Refusal {
  const issues = [{ path: ['body'], message }];
  return refuse('INVALID_REQUEST_UNKNOWN').because({ at: 'request', issues });
}

/** Names are unique without regard to case. */
function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Ids of the fields that the columns are for. Those that the table lacks are added to it. */
function fieldsFor(
  transaction: Transaction,
  table: TableState,
  names: readonly string[],
  { environment }: Room,
): string[] {
  const shape = shapeOf(table);
  const byKey = new Map(table.fields.map(({ id, name }) => [nameKey(name), id]));
  const added: FieldState[] = [];
  const ids = names.map((name) => {
    const known = shape.find(name)?.field.id ?? byKey.get(nameKey(name));
    if (known) return known;
    const field = { id: newId(environment, 'fld'), name, type: 'singleLineText' as const };
    added.push(field);
    return field.id;
  });
  if (added.length > 0)
    transaction.put('tables', { ...table, fields: [...table.fields, ...added] });
  return ids;
}
