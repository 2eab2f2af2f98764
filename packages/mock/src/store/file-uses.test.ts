import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attachment } from '../attachments/attachment.ts';
import { countUses } from './file-uses.ts';
import type { FileUse, TableState } from './state.ts';
import { createStore, type Entry, emptyState, fromEntries } from './store.ts';

const table: Omit<TableState, 'seq'> = {
  id: 'tblT',
  baseId: 'appB',
  name: 'T',
  primaryFieldId: 'fldName',
  views: [],
  fields: [
    { id: 'fldName', name: 'Name', type: 'singleLineText' },
    { id: 'fldA', name: 'A', type: 'multipleAttachments' },
    { id: 'fldB', name: 'B', type: 'multipleAttachments' },
  ],
};

const cell = fc.option(
  fc.array(
    fc
      .constantFrom('f1', 'f2', 'f3', undefined)
      .map((file): Attachment => ({ id: 'att', filename: 'a', ...(file && { file }) })),
    { maxLength: 3 },
  ),
);
const step = fc.record({
  row: fc.constantFrom('rec1', 'rec2', 'rec3'),
  /** Absent: the record is deleted. */
  cells: fc.option(fc.tuple(fc.constant('Fern'), cell, cell), { nil: undefined }),
});
const history = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 4 }), fails: fc.boolean() }),
  { maxLength: 12 },
);

const countsOf = (uses: Iterable<FileUse>) =>
  new Map([...uses].map(({ id, uses: count }) => [id, count]));

const people = { createdTime: 0, createdBy: 'usr', modifiedTime: 0, modifiedBy: 'usr' };

test('after any history those files are kept that cells have, and no others', () => {
  fc.assert(
    fc.property(history, (transactions) => {
      const heard = new Map<string, unknown>();
      const store = createStore(emptyState(), (entries: readonly Entry[]) => {
        for (const [key, value] of entries) {
          if (value === undefined) heard.delete(key);
          else heard.set(key, value);
        }
      });
      store.transact((transaction) => transaction.put('tables', table));
      for (const { steps, fails } of transactions) {
        const before = store.state;
        const change = () =>
          store.transact((transaction) => {
            for (const { row: id, cells } of steps) {
              for (const { file } of [...(cells?.[1] ?? []), ...(cells?.[2] ?? [])]) {
                if (file) transaction.put('files', { id: file, base64: '' });
              }
              if (cells) transaction.putRow(table.id, { id, ...people, cells });
              else transaction.removeRow(table.id, id);
            }
            if (fails) throw new RangeError('dropped');
          });
        if (fails) expect(change).toThrow(RangeError);
        else change();
        if (fails) expect(store.state).toBe(before);

        const { state } = store;
        const used = countsOf(countUses(state));
        expect(countsOf(state.fileUses)).toEqual(used);
        expect(new Set([...state.files].map(({ id }) => id))).toEqual(new Set(used.keys()));
        // Who has heard of every commit keeps the same files, and can count the same uses.
        const heardFiles = [...heard.keys()].filter((key) => key.startsWith('files/'));
        expect(heardFiles.toSorted()).toEqual(
          [...used.keys()].map((id) => `files/${id}`).toSorted(),
        );
        expect(countsOf(fromEntries(heard).fileUses)).toEqual(used);
      }
    }),
  );
});
