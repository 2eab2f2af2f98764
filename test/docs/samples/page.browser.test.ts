import { createMock } from '@sandtable/mock';
import { handlers } from '@sandtable/mock/msw';
import { setupWorker } from 'msw/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from './seed.ts';

const mock = createMock({ seed });
const worker = setupWorker(...handlers(mock));
beforeAll(() => worker.start({ quiet: true }));

afterAll(() => worker.stop());

test('the page sees the plants', async () => {
  const answer = await fetch('https://api.airtable.com/v0/appPLANTS00000001/Plants', {
    headers: { authorization: 'Bearer any-text-will-do' },
  });
  const { records } = await answer.json();
  expect(records).toHaveLength(2);
});
