import { isFormulaSyntaxError, parse } from '@sandtable/formula';

try {
  parse('{Amount} == 5');
} catch (error) {
  if (isFormulaSyntaxError(error)) console.log(error.position, error.message);
  // → 9 Character 10: There is no `==`; write `=` to compare.
}
