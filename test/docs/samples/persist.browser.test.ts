import { createMock } from '@sandtable/mock';
import { persist } from '@sandtable/mock/indexeddb';
import { expect, test } from 'vitest';
import { seed } from './seed.ts';

test('a reload goes on where the page was', async () => {
  const mock = createMock({ seed });
  const persistence = await persist(mock, { name: 'plants' });
  mock.seed(seed);
  await persistence.close();

  const reloaded = createMock();
  const { restored } = await persist(reloaded, { name: 'plants' });
  expect(restored).toBe(true);
  expect(reloaded.export()).toEqual(mock.export());
});
