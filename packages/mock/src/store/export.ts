import { fieldTypes } from '@sandtable/contract';
import { isoTime } from '../iso-time.ts';
import { type CellContext, Reading } from '../reading.ts';
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
  const reading = new Reading(state, 0);
  return { ...withoutSeq(base), tables: tables.map((table) => exportTable(table, reading)) };
}

function exportTable(table: TableState, reading: Reading): SeedTable {
  const { baseId: _base, seq: _seq, ...shown } = table;
  const rows = reading.state.rows.get(table.id)?.rows ?? [];
  // Computed cells come back by themselves; an autonumber has to be the same one.
  const contexts = reading
    .contextsOf(table)
    .filter(({ field: { type } }) => !('computed' in fieldTypes[type]) || type === 'autoNumber');
  return { ...shown, records: [...rows].map((row) => exportRecord(row, contexts)) };
}

function exportRecord(row: Row, contexts: readonly CellContext[]): SeedRecord {
  const cells: [string, unknown][] = [];
  for (const context of contexts) {
    const value = context.reading.read(context, row);
    if (value !== undefined) cells.push([context.field.id, value]);
  }
  return {
    id: row.id,
    createdTime: isoTime(row.createdTime),
    fields: Object.fromEntries(cells),
  };
}
