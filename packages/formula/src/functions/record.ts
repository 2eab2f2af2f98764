import { constantPart, part } from '../part.ts';
import { DateValue, formulaError } from '../value.ts';
import { type Form, form } from './form.ts';

/** Functions that look at the record itself. Where there is none, they yield an error. */
export const record = {
  /** Id of the record. */
  RECORD_ID: form(0, 0, 'text', (_none, { record: reader }) => {
    if (!reader) return constantPart(formulaError);
    return part({ kind: 'text', makers: { text: () => (row) => reader.id(row) } });
  }),

  /** When the record was created. */
  CREATED_TIME: form(0, 0, 'date', (_none, { record: reader }) => {
    if (!reader) return constantPart(formulaError);
    const value = () => (row: Parameters<typeof reader.id>[0]) =>
      new DateValue(reader.createdTime(row));
    return part({ kind: 'date', makers: { value } });
  }),

  /** When one of the fields was last changed by a user or the API; of any field without arguments. */
  LAST_MODIFIED_TIME: form(
    0,
    Number.POSITIVE_INFINITY,
    'date',
    (args, { record: reader }) => {
      if (!reader) return constantPart(formulaError);
      const fields = args.flatMap(({ field }) => field ?? []);
      return part({
        kind: 'date',
        mayBeBlank: true,
        makers: {
          value: () => (row) => {
            const time = reader.modifiedTime(row, fields);
            return time === null ? null : new DateValue(time);
          },
        },
      });
    },
    true,
  ),
} satisfies Record<string, Form>;
