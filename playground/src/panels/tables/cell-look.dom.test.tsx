import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { CellLook } from './cell-look.tsx';
import type { Field } from './fields.ts';

const page = document.body;

afterEach(() => render(null, page));

function show(type: string, value: unknown, options: object = {}): void {
  const field = { id: 'fldFIELD000000001', name: 'Field', type, options } as Field;
  void act(() => render(<CellLook field={field} value={value} whole />, page));
}

const choices = { choices: [{ name: 'Drama', color: 'tealDark1' }] };
const result = (type: string, options: object = {}) => ({ result: { type, options } });

test.each([
  ['currency', 1234.5, { precision: 2, symbol: '€' }, '€1,234.50'],
  ['date', '2026-01-05', { dateFormat: { name: 'european' } }, '5/1/2026'],
  ['createdTime', '2026-01-05T09:00:00.000Z', result('date'), '2026-01-05'],
  ['barcode', { text: '978', type: 'ean13' }, {}, '978'],
  ['button', { label: 'Open', url: null }, {}, 'Open'],
  ['aiText', { state: 'generated', value: 'A whale.', isStale: true }, {}, 'A whale.stale'],
  ['aiText', { state: 'loading', value: '', isStale: false }, {}, 'loading'],
  ['formula', { error: '#ERROR!' }, result('number'), '#ERROR!'],
  ['formula', { specialValue: 'NaN' }, result('number'), 'NaN'],
  ['rollup', 0.5, result('percent', { precision: 0 }), '50%'],
  ['multipleLookupValues', [60, 3600], result('duration'), '0:011:00'],
  [
    'multipleAttachments',
    [{ id: 'att1', url: 'u', filename: 'a.pdf', size: 1200 }],
    {},
    'pdfa.pdf 1.2 kB',
  ],
  ['a type of tomorrow', 'as it is', {}, 'as it is'],
])('a %s cell with %j and %j reads %j', (type, value, options, text) => {
  show(type, value, options);
  expect(page.textContent).toBe(text);
});

test('choices have the colour and the shade of the schema', () => {
  show('singleSelect', 'Drama', choices);
  expect(page.querySelector('.pill')?.getAttribute('data-color')).toBe('teal');
  expect(page.querySelector('.pill')?.getAttribute('data-shade')).toBe('Dark1');
  show('multipleLookupValues', ['Drama'], {
    result: { type: 'multipleSelects', options: choices },
  });
  expect(page.querySelector('.pill')?.getAttribute('data-color')).toBe('teal');
});

test('stars, ticks and people are named for those who do not see them', () => {
  show('rating', 3, { max: 5, icon: 'heart' });
  expect(page.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('3 of 5');
  expect(page.textContent).toBe('♥♥♥♡♡');
  show('checkbox', true);
  expect(page.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('checked');
  show('multipleCollaborators', [{ id: 'usr1', name: 'Ada' }]);
  expect(page.querySelector('.person')?.textContent).toContain('Ada');
});

test('addresses lead outside, in a page of their own that learns nothing of this one', () => {
  show('email', 'ada@example.com');
  const link = page.querySelector('a');
  expect(link?.getAttribute('href')).toBe('mailto:ada@example.com');
  expect(link?.rel).toBe('noreferrer');
});

test('what a cell holds is never run: only addresses of the web are followed', () => {
  show('url', 'javascript:alert(1)');
  expect(page.querySelector('a')).toBeNull();
  expect(page.textContent).toBe('javascript:alert(1)');
  show('button', { label: 'Open', url: 'javascript:alert(1)' });
  expect(page.querySelector('a')).toBeNull();
  show('url', 'https://example.com/');
  expect(page.querySelector('a')?.getAttribute('href')).toBe('https://example.com/');
});

test('links show ids until their names are known, and an empty cell shows nothing', () => {
  show('multipleRecordLinks', ['recA', 'recB'], { linkedTableId: 'tblNOWHERE' });
  expect(page.querySelectorAll('.link-chip')).toHaveLength(2);
  show('multipleRecordLinks', undefined);
  expect(page.textContent).toBe('');
});
