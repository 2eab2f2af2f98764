import type { Dialect } from '../dialect.ts';
import type { RecordReader } from '../fields.ts';
import type { Kind, Shape } from '../kinds.ts';
import type { Part } from '../part.ts';

/** What a form may use besides its arguments. */
interface Surroundings<Row> {
  readonly dialect: Dialect;
  /** Absent where formulas have no record. */
  readonly record?: RecordReader<Row>;
}

/** A function that decides for itself which arguments are computed, or that reads the record. */
export interface Form {
  readonly min: number;
  readonly max: number;
  /** Whether its arguments must be names of fields. */
  readonly fieldsOnly: boolean;
  shape(args: readonly Shape[]): Shape;
  build<Row>(args: readonly Part<Row>[], surroundings: Surroundings<Row>): Part<Row>;
}

/** A form that takes `min` to `max` arguments, as a row of a table. */
export function form(
  min: number,
  max: number,
  kind: Kind | ((args: readonly Kind[]) => Kind),
  build: Form['build'],
  fieldsOnly = false,
): Form {
  const always: Shape | undefined = typeof kind === 'string' ? { kind } : undefined;
  const shape: Form['shape'] = (args) =>
    always ?? { kind: typeof kind === 'string' ? kind : kind(args.map((arg) => arg.kind)) };
  return { min, max, fieldsOnly, shape, build };
}
