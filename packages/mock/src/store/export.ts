import { fieldTypes } from '@sandtable/contract';
import { cells as cellTypes } from '../cells/index.ts';
import { isoTime } from '../iso-time.ts';
import type { Item } from './items.ts';
import type { Seed, SeedBase, SeedRecord, SeedTable, SeedToken } from './seed-format.ts';
import type { BaseState, Row, State, TableState, TokenState } from './state.ts';

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
  return { ...withoutSeq(base), tables: tables.map((table) => exportTable(table, state)) };
}

function exportTable({ baseId: _base, seq: _seq, ...table }: TableState, state: State): SeedTable {
  const rows = state.rows.get(table.id)?.rows ?? [];
  return { ...table, records: [...rows].map((row) => exportRecord(row, table.fields, state)) };
}

function exportRecord(row: Row, fields: TableState['fields'], { users }: State): SeedRecord {
  const cells: [string, unknown][] = [];
  for (const [place, field] of fields.entries()) {
    // Computed cells come back by themselves; an autonumber has to be the same one.
    if ('computed' in fieldTypes[field.type] && field.type !== 'autoNumber') continue;
    const stored = row.cells[place] ?? null;
    const cell = cellTypes[field.type];
    const value = cell?.read ? cell.read(stored, { field, row, users }) : stored;
    if (value !== null && value !== undefined) cells.push([field.id, value]);
  }
  return {
    id: row.id,
    createdTime: isoTime(row.createdTime),
    fields: Object.fromEntries(cells),
  };
}
