import { readFileSync } from 'node:fs';
import { createMock } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { readAtlas } from '../../world/atlas.ts';
import { scopeOf } from './computing.ts';
import { diagnose } from './diagnosis.ts';
import { examplesFor } from './examples.ts';

const seed = JSON.parse(
  readFileSync(new URL('../../../seed/sample.json', import.meta.url), 'utf8'),
);
const { tables } = readAtlas(createMock({ seed }));

test.each(tables.map((table) => [table.name, table] as const))(
  'every example over %s is a formula over its fields',
  (_, table) => {
    const names = table.fields.map(({ name }) => name);
    const examples = examplesFor(table);
    expect(examples.length).toBeGreaterThan(2);
    for (const { formula } of examples) {
      expect(diagnose(formula, scopeOf(table).fields, names).flaws).toEqual([]);
    }
  },
);

test('a table offers what it has fields for, and nothing else', () => {
  const [table] = tables;
  if (!table) throw new Error('The sample has no table');
  const titles = examplesFor({ ...table, fields: table.fields.slice(0, 1) }).map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['Text that holds a word', 'What is not filled in', 'A pattern']);
});
