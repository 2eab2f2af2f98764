import { isFormulaSyntaxError, parse } from '@sandtable/formula';

try {
  parse('FIND("o", {Name})');
} catch (error) {
  if (isFormulaSyntaxError(error)) console.log(error.name, error.position);
  // → FormulaSyntaxError 0
}
