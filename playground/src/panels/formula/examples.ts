import type { TablePlace } from '../../world/atlas.ts';
import { fieldText } from './diagnosis.ts';

/** A formula to start from. */
export interface Example {
  readonly title: string;
  readonly formula: string;
}

type Field = TablePlace['fields'][number];

/** Finds fields of a table by their types. */
interface Finder {
  /** The text that names the first field of one of some types. */
  one(...types: readonly string[]): string | undefined;
  /** The same for the first two of one type. */
  two(...types: readonly string[]): readonly [string, string] | undefined;
  /** A field with choices, and its first choice between quotes. */
  chosen(type: string): readonly [field: string, choice: string] | undefined;
}

/** Nothing where the table has no fields for it. */
type Writer = (find: Finder) => string | undefined;

const numbers = ['currency', 'number', 'percent', 'rating', 'duration'];

/** What examples show, and how each is written with the fields of a table. */
const writers: readonly (readonly [title: string, write: Writer])[] = [
  [
    'One choice',
    (find) => {
      const found = find.chosen('singleSelect');
      return found && `${found[0]} = ${found[1]}`;
    },
  ],
  [
    'Text that holds a word',
    (find) => {
      const text = find.one('singleLineText', 'multilineText');
      return text && `FIND("the", LOWER(${text}))`;
    },
  ],
  [
    'One number beyond another',
    (find) => {
      const pair = find.two(...numbers);
      return pair && `AND(${pair[0]}, ${pair[1]} > 2 * ${pair[0]})`;
    },
  ],
  [
    'A span of years',
    (find) => {
      const date = find.one('date', 'dateTime');
      return date && `AND(YEAR(${date}) >= 1990, YEAR(${date}) < 2000)`;
    },
  ],
  [
    'Two conditions',
    (find) => {
      const [found, number] = [find.chosen('singleSelect'), find.one('rating', ...numbers)];
      return found && number && `AND(${found[0]} = ${found[1]}, ${number} >= 4)`;
    },
  ],
  [
    'What is not filled in',
    (find) => {
      const field = find.one('date', 'dateTime', 'singleLineText');
      return field && `${field} = BLANK()`;
    },
  ],
  [
    'One of several choices',
    (find) => {
      const found = find.chosen('multipleSelects');
      return found && `FIND(${found[1]}, ARRAYJOIN(${found[0]}))`;
    },
  ],
  [
    'A pattern',
    (find) => {
      const text = find.one('singleLineText', 'multilineText');
      return text && `REGEX_MATCH(${text}, "^The [A-M]")`;
    },
  ],
  [
    'A value for each row',
    (find) => {
      const date = find.one('date', 'dateTime');
      return date && `DATETIME_FORMAT(${date}, "dddd")`;
    },
  ],
];

/** Formulas over the fields that a table has. */
export function examplesFor({ fields }: TablePlace): readonly Example[] {
  const find = finderIn(fields);
  return writers.flatMap(([title, write]) => {
    const formula = write(find);
    return formula === undefined ? [] : [{ title, formula }];
  });
}

function finderIn(fields: readonly Field[]): Finder {
  const named = ({ name }: Field) => fieldText(name);
  const ofType = (type: string) => fields.filter((field) => field.type === type);
  return {
    one(...types) {
      const found = types.flatMap(ofType)[0];
      return found && named(found);
    },
    two(...types) {
      const [first, second] = types.map(ofType).find(({ length }) => length > 1) ?? [];
      return first && second && [named(first), named(second)];
    },
    chosen(type) {
      const found = ofType(type).find(({ options }) => options?.choices?.[0]);
      const choice = found?.options?.choices?.[0]?.name;
      return found && choice !== undefined ? [named(found), JSON.stringify(choice)] : undefined;
    },
  };
}
