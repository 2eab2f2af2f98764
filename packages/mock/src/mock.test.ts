import { expect, test } from 'vitest';
import { fixedEnvironment, systemEnvironment } from './environment.ts';
import { createMock } from './mock.ts';
import type { Seed } from './store/seed-format.ts';

const url = 'https://api.airtable.com/v0/appPLANTS00000001/Plants';
const headers = { authorization: 'Bearer the-secret', 'content-type': 'application/json' };

function world() {
  const options = { precision: 1 };
  const button = { label: 'Water', url: null };
  const seed: Seed = {
    users: [{ id: 'usrADA00000000001', email: 'ada@example.com', name: 'Ada' }],
    workspaces: [{ id: 'wspMAIN0000000001', name: 'Main' }],
    bases: [
      {
        id: 'appPLANTS00000001',
        name: 'Plants',
        workspaceId: 'wspMAIN0000000001',
        collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'edit' }],
        tables: [
          {
            name: 'Plants',
            fields: [{ name: 'Height', type: 'number', options }],
            records: [{ fields: { Height: 1 } }],
          },
          {
            name: 'Trees',
            fields: [{ name: 'Water', type: 'button' }],
            records: [{ fields: { Water: button } }],
          },
        ],
      },
    ],
    tokens: [
      {
        token: 'the-secret',
        userId: 'usrADA00000000001',
        scopes: ['data.records:read', 'data.records:write'],
        access: 'all',
      },
    ],
  };
  return { seed, options, button };
}

test('fetch takes what the global one takes', async () => {
  const { fetch } = createMock({ seed: world().seed });
  for (const [input, init] of [
    [url, { headers }],
    [new URL(url), { headers }],
    [new Request(url, { headers }), undefined],
    [new Request(url), { headers }],
  ] as const) {
    expect((await fetch(input, init)).status).toBe(200);
  }
  await expect(fetch('not a URL')).rejects.toThrow(TypeError);
});

test('an aborted request is not carried out', async () => {
  const mock = createMock({ seed: world().seed });
  const before = mock.export();
  const signal = AbortSignal.abort(new Error('never mind'));
  const init = { method: 'POST', headers, body: '{"fields":{}}', signal };
  await expect(mock.fetch(url, init)).rejects.toThrow('never mind');
  expect(mock.export()).toEqual(before);
});

test('a seed that changes afterwards changes nothing', () => {
  const { seed, options, button } = world();
  const mock = createMock({ seed });
  const before = JSON.stringify(mock.export());
  options.precision = 8;
  button.label = 'Feed';
  expect(JSON.stringify(mock.export())).toBe(before);
  mock.reset();
  expect(JSON.stringify(mock.export())).toBe(before);
});

test('an export is its owner’s to change', async () => {
  const mock = createMock({ seed: world().seed });
  const before = JSON.stringify(mock.export());
  const saved = mock.export();
  const [base] = saved.bases ?? [];
  Object.assign(base?.tables[0]?.fields[0] ?? {}, { name: 'Width' });
  Object.assign(base?.tables[0]?.fields[0]?.options ?? {}, { precision: 8 });
  Object.assign(base?.collaborators?.[0] ?? {}, { permissionLevel: 'none' });
  Object.assign(saved.tokens?.[0] ?? {}, { scopes: [] });
  const water = base?.tables[1]?.records?.[0]?.fields[base.tables[1].fields[0]?.id ?? ''];
  Object.assign(water as object, { label: 'Feed' });
  expect(JSON.stringify(mock.export())).toBe(before);
  expect((await mock.fetch(url, { headers })).status).toBe(200);
});

test('without a seed there is nothing, and nobody to be', async () => {
  const mock = createMock();
  expect((await mock.fetch(url, { headers })).status).toBe(401);
  expect(() => mock.signIn('usrADA00000000001')).toThrow(ReferenceError);
  expect([...mock.entries()]).toEqual([]);
});

test('the machine’s own environment goes with the time and repeats nothing', () => {
  const { now, random } = systemEnvironment();
  expect(Math.abs(now() - Date.now())).toBeLessThan(60_000);
  expect(random(32)).toHaveLength(32);
  expect(random(32)).not.toEqual(random(32));
});

test('a fixed environment starts where it is told and repeats itself', () => {
  const { now, random } = fixedEnvironment({ start: '2026-02-03T04:05:06.789Z', seed: 7 });
  expect(new Date(now()).toISOString()).toBe('2026-02-03T04:05:06.789Z');
  expect(fixedEnvironment({ start: 5 }).now()).toBe(5);
  expect(random(64)).toEqual(fixedEnvironment({ seed: 7 }).random(64));
  expect(random(64)).not.toEqual(fixedEnvironment({ seed: 7 }).random(64));
  expect(() => fixedEnvironment({ start: 'soon' })).toThrow(TypeError);
});

test('random bytes are spread evenly', () => {
  const counts = Array.from({ length: 256 }, () => 0);
  for (const byte of fixedEnvironment().random(256 * 400)) counts[byte] = (counts[byte] ?? 0) + 1;
  // 400 of each, and a standard deviation of 20: six of them are never left by a fair generator.
  expect(Math.min(...counts)).toBeGreaterThan(280);
  expect(Math.max(...counts)).toBeLessThan(520);
});
