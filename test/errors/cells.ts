import { ids, recordId } from '../given.ts';
import { batch, change, listing, pots, type Row, unknown, upserting, writing } from './row.ts';

/** Values that do not fit their fields. */
export const cells: readonly Row[] = [
  ...[
    { call: change, with: writing({ Nmae: 'x' }) },
    { call: listing('fields[]=Nmae') },
    { call: listing('sort[0][field]=Nmae') },
    { call: batch, with: upserting(['Nmae'], { fields: {} }) },
  ].map((row) => ({
    ...row,
    status: 422,
    type: 'UNKNOWN_FIELD_NAME',
    message: 'Unknown field name: "Nmae"',
  })),
  ...[
    [{ Height: 'tall' }, 'Field "Height" cannot accept the provided value'],
    [{ 'No.': 1 }, 'Field "No." cannot accept a value because the field is computed'],
    [{ Pots: 'Blue' }, 'Value is not an array of record IDs.'],
    [{ Day: 'someday' }, 'Cannot parse date value "someday" for field Day'],
  ].map(([written, message]) => ({
    status: 422,
    type: 'INVALID_VALUE_FOR_COLUMN',
    message: message as string,
    call: change,
    with: writing(written as object),
  })),
  {
    status: 422,
    type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
    message: 'Insufficient permissions to create new select option "shrub"',
    call: change,
    with: writing({ Kind: 'shrub' }),
  },
  {
    status: 422,
    type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
    message: 'Insufficient permissions to create new select option "shrub"',
    call: change,
    with: { body: { fields: { Kind: 'shrub' }, typecast: true } },
    world: { role: 'edit' },
  },
  {
    status: 422,
    type: 'ROW_DOES_NOT_EXIST',
    message: `Record ID ${unknown} does not exist`,
    call: change,
    with: writing({ Pots: [unknown] }),
  },
  {
    status: 422,
    type: 'ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE',
    message: `Record ID ${recordId(2)} belongs to table ${ids.table}, but the field links to table ${pots}`,
    call: change,
    with: writing({ Pots: [recordId(2)] }),
  },
  {
    status: 422,
    type: 'INVALID_RECORD_ID',
    message: 'Value "rec1" is not a valid record ID.',
    call: change,
    with: writing({ Pots: ['rec1'] }),
  },
  {
    status: 422,
    type: 'INVALID_ATTACHMENT_OBJECT',
    message: 'Invalid attachment object for field Photo: {\n  "name": "fern.png"\n}',
    call: change,
    with: writing({ Photo: [{ name: 'fern.png' }] }),
  },
];
