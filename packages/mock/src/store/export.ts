import { dataLinks } from '../attachments/data-url.ts';
import { commentsOf } from '../comments.ts';
import { isoTime } from '../iso-time.ts';
import { type CellContext, Reading } from '../reading.ts';
import { untoldNextNumber } from './auto-number.ts';
import type { Item } from './items.ts';
import { exportAuthorship } from './seed-authorship.ts';
import type {
  Seed,
  SeedBase,
  SeedComment,
  SeedField,
  SeedRecord,
  SeedTable,
  SeedToken,
} from './seed-format.ts';
import { optional } from './seed-reader.ts';
import type { BaseState, CommentState, Row, State, TableState, TokenState } from './state.ts';

/**
 * A state as a seed file. Secrets are gone: tokens and integrations hold only their hash. Nothing of it
 * is shared with the state, so that who changes the file changes the file only.
 */
export function exportSeed(state: State): Seed {
  const [enterprise] = state.enterprises;
  return structuredClone({
    users: [...state.users].map(withoutSeq),
    groups: [...state.groups].map(withoutSeq),
    ...(enterprise && { enterprise: withoutSeq(enterprise) }),
    workspaces: [...state.workspaces].map(withoutSeq),
    bases: [...state.bases].map((base) => exportBase(base, state)),
    tokens: [...state.tokens].map(exportToken),
    integrations: [...state.integrations].map(
      ({ id, secretSha256, name, redirectUris, scopes }) => ({
        clientId: id,
        ...(secretSha256 !== undefined && { sha256: secretSha256 }),
        name,
        redirectUris,
        scopes,
      }),
    ),
  });
}

function withoutSeq<T extends Item>({ seq: _seq, ...item }: T): Omit<T, 'seq'> {
  return item;
}

function exportToken({
  seq: _seq,
  lastUsedTime: _used,
  createdTime,
  expiresTime,
  previous,
  lastCaller,
  ...token
}: TokenState): SeedToken {
  return {
    ...token,
    createdTime: isoTime(createdTime),
    ...(expiresTime !== undefined && { expiresTime: isoTime(expiresTime) }),
    ...(previous && { previous: { ...previous, expiresTime: isoTime(previous.expiresTime) } }),
    ...(lastCaller && { lastCaller: { ...lastCaller, time: isoTime(lastCaller.time) } }),
  };
}

function exportBase(base: BaseState, state: State): SeedBase {
  const tables = [...state.tables].filter(({ baseId }) => baseId === base.id);
  const reading = new Reading(state, 0, dataLinks(state));
  return { ...withoutSeq(base), tables: tables.map((table) => exportTable(table, reading)) };
}

function exportTable(table: TableState, reading: Reading): SeedTable {
  const { baseId: _base, seq: _seq, ...shown } = table;
  const known = reading.state.rows.get(table.id);
  const rows = known?.rows ?? [];
  // Computed cells come back by themselves; an autonumber and the like have to be the same.
  const contexts = reading.contextsOf(table);
  const kept = contexts.filter(({ cell }) => cell.accept || cell.keep);
  return {
    ...shown,
    ...optional('nextAutoNumber', known && untoldNextNumber(table, known)),
    fields: contexts.map(exportField),
    records: [...rows].map((row) => exportRecord(row, kept, table, reading.state)),
  };
}

/** A default is exported as a cell reads. */
function exportField(context: CellContext): SeedField {
  const { field, cell } = context;
  const { defaultValue, ...shown } = field;
  if (defaultValue === undefined) return shown;
  const read = cell.read ? cell.read(defaultValue, context, noRow) : defaultValue;
  return read === undefined ? shown : { ...shown, defaultValue: read };
}

/** Cells that are written read nothing of their row. */
const noRow: Row = {
  id: '',
  seq: 0,
  createdTime: 0,
  createdBy: '',
  modifiedTime: 0,
  modifiedBy: '',
  cells: [],
};

function exportRecord(
  row: Row,
  contexts: readonly CellContext[],
  { fields }: TableState,
  state: State,
): SeedRecord {
  const cells: [string, unknown][] = [];
  for (const context of contexts) {
    const value = context.reading.read(context, row);
    if (value !== undefined) cells.push([context.field.id, value]);
  }
  const comments = commentsOf(state, row.id).map(exportComment);
  return {
    id: row.id,
    ...exportAuthorship(row, fields, state.users),
    fields: Object.fromEntries(cells),
    ...(comments.length > 0 && { comments }),
  };
}

function exportComment({
  number: _number,
  createdTime,
  lastUpdatedTime,
  ...comment
}: CommentState): SeedComment {
  return {
    ...comment,
    createdTime: isoTime(createdTime),
    ...(lastUpdatedTime !== undefined && { lastUpdatedTime: isoTime(lastUpdatedTime) }),
  };
}
