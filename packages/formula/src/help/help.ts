import type { Kind } from '../kinds.ts';

/** What a parameter takes; `field` is the name of a field and nothing else. */
export type ParameterKind = Exclude<Kind, 'blank'> | 'field';

/** A parameter as an editor shows it. */
export interface ParameterHelp {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** Whether it stands for any number of arguments, none included. */
  readonly repeated: boolean;
}

/** A formula and what it yields. */
export interface ExampleHelp {
  readonly formula: string;
  /** Cells of the record it runs on, in the JSON read format, by the names of their fields. */
  readonly cells: Readonly<Record<string, unknown>>;
  /** Dates as ISO 8601 text, booleans as 1 and 0, blank as `null`. */
  readonly result: string | number | null | readonly (string | number)[];
}

/** What an editor tells about a function. */
export interface FunctionHelp {
  /** In upper case. */
  readonly name: string;
  /** `FIND(sought, text, [start])`; `…` stands for more arguments of the same kind. */
  readonly signature: string;
  /** One sentence. */
  readonly description: string;
  readonly parameters: readonly ParameterHelp[];
  readonly result: Kind;
  readonly example: ExampleHelp;
}

/** A row of help: all but what follows from its key. */
export interface HelpRow extends Pick<FunctionHelp, 'description' | 'result' | 'example'> {
  /** Kinds by name, in order; `start?` may be left out, `...more` takes the rest. */
  readonly parameters: Readonly<Record<string, ParameterKind>>;
}

/** Help about a function, as a row of a table. */
export function help(
  parameters: HelpRow['parameters'],
  result: Kind,
  description: string,
  formula: string,
  yields: ExampleHelp['result'],
  cells: ExampleHelp['cells'] = {},
): HelpRow {
  return { parameters, result, description, example: { formula, cells, result: yields } };
}

/** A row with its name, as editors take it. */
export function functionHelpOf(name: string, row: HelpRow): FunctionHelp {
  const parameters = Object.entries(row.parameters).map(([written, kind]) => ({
    name: written.replace(/^\.\.\.|\?$/g, ''),
    kind,
    optional: written.endsWith('?'),
    repeated: written.startsWith('...'),
  }));
  const shown = parameters.map(({ name: called, optional, repeated }) => {
    if (repeated) return '…';
    return optional ? `[${called}]` : called;
  });
  const { description, result, example } = row;
  return {
    name,
    signature: `${name}(${shown.join(', ')})`,
    description,
    parameters,
    result,
    example,
  };
}
