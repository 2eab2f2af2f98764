import { expect, test } from 'vitest';
import { completionAt, type Word } from './completion.ts';
import { wordsOf } from './words.ts';

const table = {
  id: 'tblMOVIES00000001',
  name: 'Movies',
  baseId: 'appFILMS000000001',
  primaryFieldId: 'fldMOVTITLE000001',
  fields: ['Title', 'Running time', 'US gross', 'Size {cm}'].map((name, index) => ({
    id: `fldMOV${index}`,
    name,
    type: 'singleLineText',
  })),
};
const words = wordsOf(table);

/** The text with what is chosen in the place of what was typed; `|` is the caret. */
function complete(source: string, asked = false, choose: (word: Word) => boolean = () => true) {
  const caret = source.indexOf('|');
  const text = source.slice(0, caret) + source.slice(caret + 1);
  const found = completionAt(text, caret, words, asked);
  const word = found?.words.find(choose);
  return found && word && text.slice(0, found.from) + word.text + text.slice(found.to);
}

test.each([
  ['{Ti|', '{Title}'],
  ['{|', '{Title}'],
  ['{gro|', '{US gross}'],
  ['{siz|', '{Size {cm\\}}'],
  ['run|', '{Running time}'],
  ['fin|', 'FIND('],
  ['lo|(1)', 'LOG(1)'],
  ['IF({Ti|, 1)', 'IF({Title}, 1)'],
  ['AND({Ti|, {US gross})', 'AND({Title}, {US gross})'],
  ['{Ti|tle} = 1', '{Title} = 1'],
  ['today|', 'TODAY()'],
])('%s is completed to %s', (source, result) => {
  expect(complete(source, source.includes('tle}'))).toBe(result);
});

test.each(['"fin|"', "'fin|", '12|', '|', 'A = |', '{Title}|', '{Title|}', 'zzz|'])(
  'nothing is offered at %s',
  (source) => expect(complete(source)).toBeUndefined(),
);

test('who asks is shown everything, fields first', () => {
  expect(complete('|', true)).toBe('{Title}');
  expect(complete('AND(|', true, ({ kind }) => kind === 'function')).toBe('AND(ABS(');
});

test('names that begin with what is typed come before those that hold it', () => {
  const found = completionAt('ti', 2, words, false);
  expect(found?.words.map(({ name }) => name).slice(0, 3)).toEqual([
    'Title',
    'TIMESTR',
    'Running time',
  ]);
});
