import type {
  AirtableRecord,
  ChangedRecords,
  OneRecord,
  RecordChanges,
  records,
} from '@sandtable/contract';
import { printerOf } from '../cells/locale.ts';
import { type ProjectionOptions, printList, printRecord, projectionOf } from '../print.ts';
import { Printed } from '../printed.ts';
import { writeRows } from '../record-history.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, Room } from '../room.ts';
import { listRecords, readingOf, rowsOf } from '../rows.ts';
import { tablesOf } from '../store/lookup.ts';
import type { Row, TableState } from '../store/state.ts';
import { syncTable } from '../sync.ts';
import { matchRecords } from '../upsert.ts';
import { deleteRecords, type WritingOptions, writeRecord } from '../writing.ts';
import { type RecordParams, type TableParams, tableOf } from './path-table.ts';

/** Records of a table. */
export const recordHandlers: Handlers<typeof records> = {
  list: ({ query, ...params }, room) => listRecords(tableOf(params, room), query, room),

  listByPost: ({ query, body, ...params }, room) =>
    listRecords(tableOf(params, room), { ...query, ...body }, room),

  get({ query, recordId, ...params }, room) {
    const printer = printerOf(query);
    const named = tableOf(params, room);
    // Documented: an id of another table of the same base is answered too.
    for (const table of [named, ...tablesOf(room.store.state, params.baseId).all]) {
      const row = rowsOf(room.store.state, table).get(recordId);
      if (row) return one(table, row, { ...query, printer }, room);
    }
    if (room.dialect.unknownRecord === 'notFound') throw refuse('MODEL_ID_NOT_FOUND', 'Record');
    throw refuse('INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND').because({
      at: 'contents',
      type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
      message: `there is no record ${recordId} in this base`,
    });
  },

  create({ body, ...params }, room) {
    const { id } = tableOf(params, room);
    const rows = writeRows(room, (transaction) =>
      body.records.map(({ fields }) => writeRecord(transaction, id, { fields }, body, room)),
    );
    return several(tableOf(params, room), rows, body, room);
  },

  createOne({ body, ...params }, room) {
    const { id } = tableOf(params, room);
    const row = writeRows(room, (transaction) =>
      writeRecord(transaction, id, { fields: body.fields }, body, room),
    );
    return one(tableOf(params, room), row, body, room);
  },

  update: ({ body, ...params }, room) => change(params, body, {}, room),
  replace: ({ body, ...params }, room) => change(params, body, { clearOthers: true }, room),
  updateOne: ({ body, ...params }, room) => changeOne(params, body, {}, room),
  replaceOne: ({ body, ...params }, room) => changeOne(params, body, { clearOthers: true }, room),

  syncCsv({ body, apiEndpointSyncId, ...params }, room) {
    syncTable(tableOf(params, room), apiEndpointSyncId, body, room);
    return { success: true };
  },

  delete({ query, ...params }, room) {
    const table = tableOf(params, room);
    existing(table, query.records, room);
    writeRows(room, (transaction) => deleteRecords(transaction, table.id, query.records, room));
    return { records: query.records.map((id) => ({ id, deleted: true as const })) };
  },

  deleteOne({ recordId: id, ...params }, room) {
    const table = tableOf(params, room);
    if (!rowsOf(room.store.state, table).get(id)) throw refuse('MODEL_ID_NOT_FOUND', 'Record');
    writeRows(room, (transaction) => deleteRecords(transaction, table.id, [id], room));
    return { id, deleted: true };
  },
};

function change(
  params: TableParams,
  body: RecordChanges,
  how: WritingOptions,
  room: Room,
): Printed<ChangedRecords> {
  const { id } = tableOf(params, room);
  const options = { ...body, ...how };
  const named = body.records.flatMap((item) => item.id ?? []);
  const found = existing(tableOf(params, room), named, room);
  const known = new Map(found.map((row) => [row.id, row]));
  const { rows, created } = writeRows(room, (transaction) => {
    const { fieldsToMergeOn = [] } = body.performUpsert ?? {};
    const merging = { ...options, fieldsToMergeOn, known };
    const before = body.performUpsert
      ? matchRecords(transaction, id, body.records, merging, room)
      : found;
    const written = body.records.map(({ fields }, at) => {
      const row = before[at];
      return writeRecord(transaction, id, { ...(row && { row }), fields }, options, room);
    });
    return { rows: written, created: written.map((_row, at) => before[at] === undefined) };
  });
  const idsWhere = (isNew: boolean) => {
    return rows.filter((_row, at) => created[at] === isNew).map((row) => row.id);
  };
  const lists = body.performUpsert && {
    createdRecords: idsWhere(true),
    updatedRecords: idsWhere(false),
  };
  return several(tableOf(params, room), rows, body, room, lists);
}

function changeOne(
  { recordId, ...params }: RecordParams,
  body: OneRecord,
  how: WritingOptions,
  room: Room,
): Printed<AirtableRecord> {
  const table = tableOf(params, room);
  const row = rowsOf(room.store.state, table).get(recordId);
  if (!row) throw refuse('MODEL_ID_NOT_FOUND', 'Record');
  const changed = writeRows(room, (transaction) =>
    writeRecord(transaction, table.id, { row, fields: body.fields }, { ...body, ...how }, room),
  );
  return one(tableOf(params, room), changed, body, room);
}

/**
 * The records of a batch, in its order.
 *
 * @throws {Refusal} `INVALID_RECORDS` for an id that is named twice, `ROW_DOES_NOT_EXIST` for one that
 *   is not there.
 */
function existing(table: TableState, ids: readonly string[], room: Room): Row[] {
  if (new Set(ids).size < ids.length) throw refuse('INVALID_RECORDS/twice');
  const rows = rowsOf(room.store.state, table);
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw refuse('ROW_DOES_NOT_EXIST', id);
    return row;
  });
}

type PrintOptions = Omit<ProjectionOptions, 'fields'>;

function one(
  table: TableState,
  row: Row,
  { returnFieldsByFieldId, printer, includeDateDependencyMetadata }: PrintOptions,
  room: Room,
): Printed<AirtableRecord> {
  const shown = { returnFieldsByFieldId, printer, includeDateDependencyMetadata };
  const projection = projectionOf(table, shown, readingOf(room));
  return new Printed(printRecord(row, projection));
}

/** What was written, as it is now: a later record of the batch may have linked to an earlier one. */
function several(
  table: TableState,
  written: readonly Row[],
  { returnFieldsByFieldId }: PrintOptions,
  room: Room,
  lists?: Pick<ChangedRecords, 'createdRecords' | 'updatedRecords'>,
): Printed<ChangedRecords> {
  const current = rowsOf(room.store.state, table);
  const rows = written.map((row) => current.get(row.id) ?? row);
  return printList(rows, projectionOf(table, { returnFieldsByFieldId }, readingOf(room)), lists);
}
