import { expect, test } from 'vitest';
import { scopeOf } from './computing.ts';
import { diagnose } from './diagnosis.ts';

const names = ['Title', 'Running time', 'IMDb'];
const { fields } = scopeOf({
  id: 'tblMOVIES00000001',
  name: 'Movies',
  baseId: 'appFILMS000000001',
  primaryFieldId: 'fld0',
  fields: names.map((name, index) => ({
    id: `fld${index}`,
    name,
    type: name === 'Title' ? 'singleLineText' : 'number',
  })),
});

/** Each flaw: what is underlined, what is said, what may have been meant. */
function flawsIn(text: string) {
  return diagnose(text, fields, names).flaws.map(({ start, end, sentence, repairs }) => [
    text.slice(start, end),
    sentence,
    ...repairs,
  ]);
}

test.each([
  ['{Titel} = 1', '{Titel}', ['{Title}']],
  ['{runing time}', '{runing time}', ['{Running time}']],
  ['{time} & 1', '{time}', ['{Running time}']],
  ['{Nothing like it}', '{Nothing like it}', []],
  ['FNID("a", {Title})', 'FNID', ['FIND']],
  ['LOWER()', 'LOWER', []],
  ['1 + FIND("a")', 'FIND', []],
])('in %s the part %s is wrong, and may have been %j', (text, part, repairs) => {
  const [flaw] = flawsIn(text);
  expect([flaw?.[0], flaw?.slice(2)]).toEqual([part, repairs]);
});

test.each([
  ['AND(1, ', ','],
  ['{Title', '{'],
  ['{IMDb} == 1', '=='],
  ['1 )', ')'],
])('of %s, which cannot be read, %s is underlined', (text, part) => {
  const [flaw] = flawsIn(text);
  expect(flaw?.[0]).toBe(part);
  expect(flaw?.[1]).toMatch(/^Character \d+: .+\.$/);
});

test('a formula without flaws has a kind and names its fields', () => {
  const { kind, references, flaws } = diagnose('{IMDb} * 2 + {fld1}', fields, names);
  expect(flaws).toEqual([]);
  expect(kind).toBe('number');
  expect(references.map(({ name }) => name)).toEqual(['IMDb', 'Running time']);
});

test('a blank formula has neither flaws nor a tree', () => {
  expect(diagnose(' \n', fields, names)).toEqual({ text: ' \n', references: [], flaws: [] });
});
