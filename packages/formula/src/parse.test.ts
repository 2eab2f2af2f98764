import { expect, test } from 'vitest';
import { FormulaSyntaxError, isFormulaSyntaxError, parse } from './index.ts';

test.each(['', '1', 'FIND("o", {Name})', '{Name'])('formula %j is refused politely', (source) => {
  let caught: unknown;
  try {
    parse(source);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(FormulaSyntaxError);
  expect(caught).toMatchObject({ name: 'FormulaSyntaxError', position: 0 });
  expect(String(caught)).toContain('does not read formulas yet');
  expect(String(caught)).toContain(JSON.stringify(source));
});

test('the guard compares names, so it knows the error of another copy of the package', () => {
  const foreign = Object.assign(new Error('elsewhere'), { name: 'FormulaSyntaxError' });
  expect(isFormulaSyntaxError(foreign)).toBe(true);
  expect(isFormulaSyntaxError(new Error('elsewhere'))).toBe(false);
  expect(isFormulaSyntaxError({ name: 'FormulaSyntaxError' })).toBe(false);
});
