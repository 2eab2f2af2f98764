import type { Tree } from './tree.ts';

/** Chance that gives the same again for the same seed. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What an argument is meant to be. Now and then it is something else. */
type Wanted =
  | 'plain'
  | 'pattern'
  | 'format'
  | 'text'
  | 'number'
  | 'truth'
  | 'date'
  | 'array'
  | 'unit'
  | 'start'
  | 'any'
  | 'count';

/** Arguments of every function: `?` may be left out, `*` comes once or more. */
const signatures = {
  text: {
    CONCATENATE: 'any*',
    ENCODE_URL_COMPONENT: 'text',
    LEFT: 'text count',
    RIGHT: 'text count',
    MID: 'text count count',
    LOWER: 'text',
    UPPER: 'text',
    TRIM: 'text',
    T: 'text',
    REPLACE: 'text count count text',
    REPT: 'text count',
    SUBSTITUTE: 'text text text count?',
    ARRAYJOIN: 'array text?',
    DATESTR: 'date',
    DATETIME_FORMAT: 'date format',
    REGEX_EXTRACT: 'text pattern',
    REGEX_REPLACE: 'text pattern plain',
    TIMESTR: 'date',
    IF: 'truth text text?',
    SWITCH: 'any any text any text text?',
  },
  number: {
    ABS: 'number',
    AVERAGE: 'any*',
    CEILING: 'number number?',
    COUNT: 'any*',
    COUNTA: 'any*',
    COUNTALL: 'any*',
    DATETIME_DIFF: 'date date unit?',
    DAY: 'date',
    EVEN: 'number',
    EXP: 'number',
    FIND: 'text text count?',
    FLOOR: 'number number?',
    HOUR: 'date',
    IF: 'truth number number?',
    INT: 'number',
    LEN: 'text',
    LOG: 'number',
    MAX: 'any*',
    MIN: 'any*',
    MINUTE: 'date',
    MOD: 'number number',
    MONTH: 'date',
    ODD: 'number',
    POWER: 'number count',
    ROUND: 'number count?',
    ROUNDDOWN: 'number count',
    ROUNDUP: 'number count',
    SEARCH: 'text text count?',
    SECOND: 'date',
    SQRT: 'number',
    SUM: 'any*',
    SWITCH: 'any any number any number number?',
    VALUE: 'text',
    WEEKDAY: 'date start?',
    WEEKNUM: 'date start?',
    WORKDAY_DIFF: 'date date text?',
    YEAR: 'date',
  },
  truth: {
    AND: 'any*',
    OR: 'any*',
    XOR: 'any*',
    NOT: 'any',
    REGEX_MATCH: 'text pattern',
    TRUE: '',
    FALSE: '',
    ISERROR: 'any',
    IS_AFTER: 'date date unit?',
    IS_BEFORE: 'date date unit?',
    IS_SAME: 'date date unit?',
    IF: 'truth truth truth?',
  },
  date: {
    DATEADD: 'date count unit',
    DATETIME_PARSE: 'text',
    NOW: '',
    TODAY: '',
    WORKDAY: 'date count text?',
    IF: 'truth date date?',
    MAX: 'date*',
    MIN: 'date*',
  },
  array: {
    ARRAYCOMPACT: 'array',
    ARRAYFLATTEN: 'array*',
    ARRAYSLICE: 'array count count?',
    ARRAYUNIQUE: 'array',
  },
} satisfies Record<string, Record<string, string>>;

type Family = keyof typeof signatures;

const families = Object.keys(signatures) as Family[];
const texts = ['', 'a', 'A b', ' x ', '5', '-1.50', '$1,200.5', 'Zürich', '12%', '2024-02-29'];
const dates = ['2024-01-31', '2023-12-31T23:59:59.999Z', '2/28/23', '1/5/2024 7:30', '2019-12-29'];
const units = [
  'days',
  'months',
  'month',
  'years',
  'quarters',
  'weeks',
  'h',
  'd',
  'seconds',
  'eons',
];
const patterns = ['a', '^[A-Z]', '\\d+', 'x*$', '(b|n)a', '[^ ]+ '];
const formats = ['YYYY-MM-DD', 'HH:mm:ss', 'DD/MM'];
const numbers = [0, 1, 2, 3, 0.1, 0.5, 2.5, 7, 10, 12.345, 100, 1_000];

/** Columns of every record, by what they are good for. */
const columns: Readonly<Record<Family, readonly string[]>> = {
  text: ['Text', 'Note', 'Choice'],
  number: ['Number', 'Other', 'Share'],
  truth: ['Box', 'Flag'],
  date: ['Date', 'When'],
  array: ['Tags', 'Numbers', 'Days', 'Words'],
};

const operators: Readonly<Partial<Record<Family, readonly string[]>>> = {
  text: ['&'],
  number: ['+', '-', '*', '/'],
  truth: ['=', '!=', '<', '<=', '>', '>='],
};

/** A formula out of nothing but chance. */
export function randomTree(chance: (below: number) => number, depth: number): Tree {
  const one = <T>(list: readonly T[]): T => list[chance(list.length)] as T;
  const cell = (name: string): Tree => ({ is: 'cell', name });
  const call = (name: string, args: readonly Tree[] = []): Tree => ({ is: 'call', name, args });
  const literal = (value: string | number): Tree => ({ is: 'literal', value });

  function leaf(family: Family): Tree {
    if (chance(3) > 0) return cell(one(columns[family]));
    switch (chance(12) === 0 ? 'other' : family) {
      case 'text':
        return literal(one(texts));
      case 'number':
        return literal(one(numbers));
      case 'truth':
        return call(one(['TRUE', 'FALSE']));
      case 'date':
        return literal(one(dates));
      case 'array':
        return cell(one(columns.array));
      default:
        return one([call('BLANK'), call('ERROR'), cell('Calc')]);
    }
  }

  function argument(wanted: Wanted, left: number): Tree {
    if (wanted === 'pattern') return literal(one(patterns));
    if (wanted === 'format') return literal(one(formats));
    if (wanted === 'plain') return literal(one(['', '-', 'xy']));
    if (wanted === 'unit') return literal(one(units));
    if (wanted === 'start') return literal(one(['Monday', 'sunday', 'noday']));
    if (wanted === 'count') {
      return chance(8) === 0 ? tree('number', left) : literal(one([0, 1, 2, 3, 12, 1.9]));
    }
    return wanted === 'any' || chance(10) === 0 ? tree(one(families), left) : tree(wanted, left);
  }

  function tree(family: Family, left: number): Tree {
    if (left <= 0 || chance(5) === 0) return leaf(family);
    if (family === 'truth' && chance(12) === 0) return membership();
    const signs = operators[family];
    if (signs && family !== 'truth' && chance(12) === 0) return row(signs, left - 1);
    if (signs && chance(3) === 0) return operation(family, one(signs), left - 1);
    if (family === 'number' && chance(12) === 0)
      return { is: 'minus', of: tree('number', left - 1) };
    const rows: Readonly<Record<string, string>> = signatures[family];
    const name = one(Object.keys(rows));
    return call(name, argumentsOf(rows[name] ?? '', left - 1));
  }

  /** `OR({Text} = 'a', {Text} = 'b', …)`, which need not compare one by one. */
  function membership(): Tree {
    const of = cell(one(columns.text));
    const args = Array.from({ length: 3 + chance(4) }, (): Tree => {
      const [left, right] = chance(5) === 0 ? [literal(one(texts)), of] : [of, literal(one(texts))];
      return { is: 'operator', operator: '=', left, right };
    });
    return call('OR', args);
  }

  /** A row of operators, which need not be computed one inside the other. */
  function row(signs: readonly string[], left: number): Tree {
    let made = tree(one(families), left);
    for (let more = 4 + chance(4); more > 0; more--) {
      made = { is: 'operator', operator: one(signs), left: made, right: tree(one(families), 0) };
    }
    return made;
  }

  /** Both sides of a comparison are mostly of one family; arithmetic is mostly of numbers. */
  function operation(family: Family, operator: string, left: number): Tree {
    const side: Family = family === 'truth' ? one(families) : family;
    const other = () => (chance(6) === 0 ? one(families) : side);
    return { is: 'operator', operator, left: tree(other(), left), right: tree(other(), left) };
  }

  function argumentsOf(signature: string, left: number): Tree[] {
    const args: Tree[] = [];
    for (const parameter of signature.split(' ').filter((word) => word !== '')) {
      const wanted = parameter.replace(/[?*]$/, '') as Wanted;
      if (parameter.endsWith('?') && chance(2) === 0) break;
      const times = parameter.endsWith('*') ? 1 + chance(5) : 1;
      for (let time = 0; time < times; time++) args.push(argument(wanted, left));
    }
    return args;
  }

  return tree(one(families), depth);
}

/** Cells in the read format of the API, of which many are empty. */
export function randomCells(chance: (below: number) => number): Record<string, unknown> {
  const one = <T>(list: readonly T[]): T => list[chance(list.length)] as T;
  const some = <T>(list: readonly T[]): T[] => Array.from({ length: chance(4) }, () => one(list));
  const written = ['2024-02-29', '2023-01-31', '2020-03-01', '1999-12-31'];
  const possible: Readonly<Record<string, () => unknown>> = {
    Text: () => one(texts.slice(1)),
    Note: () => one(['banana', 'b', '2024-01-31', '42']),
    Choice: () => one(['Done', 'Todo']),
    Number: () => one([0, -2.5, 3, 1_234.5, 1e21, -1e-7]),
    Other: () => one([0.1, 7, -40]),
    Share: () => one([0.25, 1]),
    Box: () => true,
    Flag: () => true,
    Date: () => one(written),
    When: () => one(written.map((date) => `${date}T13:45:59.250Z`)),
    Tags: () => some(['a', 'b', 'b c']),
    Numbers: () => some([0, 1, 1, -3.5, null]),
    Days: () => some([...written, null]),
    Words: () => some(['a', '5', 'A b', null]),
    Calc: () => one(['x', 4, { error: '#ERROR!' }, { specialValue: 'NaN' }, '2024-05-06']),
  };
  return Object.fromEntries(
    Object.entries(possible).flatMap(([name, make]) =>
      chance(4) === 0 ? [] : [[name, make()] as const],
    ),
  );
}
