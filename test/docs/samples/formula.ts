import {
  and,
  cellField,
  check,
  compile,
  enginesFor,
  eq,
  evaluate,
  explain,
  fieldsOf,
  formula,
  isFormulaSyntaxError,
  loadEngines,
  parse,
  search,
} from '@sandtable/formula';

const fern = { Name: 'Fern', Height: 40, Bought: '2024-01-31' };
console.log(await evaluate('{Height} * 2 & " cm"', fern)); // → 80 cm
console.log(await evaluate('DATETIME_FORMAT({Bought}, "MMMM Do")', fern)); // → January 31st

try {
  parse('{Amount} == 5');
} catch (error) {
  if (isFormulaSyntaxError(error)) console.log(error.position, error.message);
  // → 9 Character 10: There is no `==`; write `=` to compare.
}

const fields = fieldsOf([
  cellField({ name: 'Name', type: 'singleLineText' }),
  cellField({ name: 'Height', type: 'number' }),
  cellField({ name: 'Bought', type: 'date' }),
]);

const { kind, problems } = check(parse('LEN({Name}) > {Hight}'), fields);
console.log(kind, problems[0]?.message); // → boolean There is no field named "Hight".

const tree = parse('AND({Height} > 30, {Bought} < "2025-01-01")');
await loadEngines(enginesFor(tree)); // nothing for this one
const tall = compile(tree, { fields });
const now = Date.now(); // one instant for all rows that belong together
console.log([fern, { Name: 'Moss', Height: 5 }].filter((row) => tall.truth(row, now)).length); // → 1

const { value, parts } = explain(tree, { fields }, fern, now);
const values = parts.map((part) => part.value);
console.log(value, values); // → true [ true, true ]

const typed = 'O\'Hara", TRUE(), "';
console.log(String(formula`{Name} = ${typed}`)); // → {Name} = "O'Hara\", TRUE(), \""
console.log(String(and(eq('Name', 'Fern'), search('Notes', 'sun'))));
// → AND({Name} = "Fern", SEARCH("sun", {Notes}))
