import { expect, test } from 'vitest';
import type { FieldState } from '../store/state.ts';
import { choiceByName, choicesOf, withChoice } from './choices.ts';

const empty: FieldState = { id: 'fldF', name: 'F', type: 'singleSelect', options: { choices: [] } };

test('new choices take the colours in turn and begin again after ten', () => {
  let field = empty;
  for (let at = 0; at < 11; at++) field = withChoice(field, { id: `sel${at}`, name: `${at}` });
  expect(choicesOf(field).map(({ color }) => color)).toEqual([
    'blueLight2',
    'cyanLight2',
    'tealLight2',
    'greenLight2',
    'yellowLight2',
    'orangeLight2',
    'redLight2',
    'pinkLight2',
    'purpleLight2',
    'grayLight2',
    'blueLight2',
  ]);
});

test('a field with colours switched off stays without', () => {
  const plain = { ...empty, options: { choices: [{ id: 'selA', name: 'A' }] } };
  expect(choicesOf(withChoice(plain, { id: 'selB', name: 'B' }))).toEqual([
    { id: 'selA', name: 'A' },
    { id: 'selB', name: 'B' },
  ]);
});

test('adding a choice leaves the old field as it was and keeps other options', () => {
  const before = { ...empty, options: { choices: [], other: 1 } };
  const after = withChoice(before, { id: 'selA', name: 'A' });
  expect(before.options).toEqual({ choices: [], other: 1 });
  expect(after.options).toMatchObject({ other: 1 });
  expect(choiceByName(before, 'A', false)).toBeUndefined();
  expect(choiceByName(after, 'A', false)).toBe('selA');
});

test('of two names that differ in case, the very name is found before its likeness', () => {
  const choices = [
    { id: 'selUpper', name: 'DONE' },
    { id: 'selLower', name: 'done' },
  ];
  const field = { ...empty, options: { choices } };
  expect(choiceByName(field, ' done ', true)).toBe('selLower');
  expect(choiceByName(field, 'Done', true)).toBe('selUpper');
  expect(choiceByName(field, 'Done', false)).toBeUndefined();
});

test('a field without options has no choices', () => {
  const { options: _, ...bare } = empty;
  expect(choicesOf(bare)).toEqual([]);
  expect(choiceByName(bare, 'constructor', true)).toBeUndefined();
});
