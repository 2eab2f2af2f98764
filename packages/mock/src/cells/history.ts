import type { FieldType } from '@sandtable/contract';
import { DateValue } from '@sandtable/formula/value';
import { isoTime } from '../iso-time.ts';
import type { CellContext } from '../reading.ts';
import type { Cell } from './cell.ts';

/** A collaborator as cells show one. */
interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A cell that reads a moment from the row. ISO 8601 in UTC, even where the field shows days only. */
function moment(key: 'createdTime' | 'modifiedTime'): Cell {
  return {
    read: (_stored, _context, row) => isoTime(row[key]),
    kind: 'date',
    value: (_stored, _context, row) => new DateValue(row[key]),
    order: (_stored, _context, row) => row[key],
  };
}

/** A cell that reads a person from the row; empty when there is no such user. */
function person(key: 'createdBy' | 'modifiedBy'): Cell {
  return {
    read: (_stored, context, row) => personOf(row[key], context),
    value: (_stored, context, row) => personOf(row[key], context)?.name ?? null,
    order: (_stored, context, row) => personOf(row[key], context)?.name.toLowerCase() ?? null,
  };
}

function personOf(userId: string, { reading }: CellContext): Person | undefined {
  const user = reading.users.get(userId);
  return user && { id: user.id, email: user.email, name: user.name };
}

/** Who made and changed a record, and when. Nothing of it is kept in cells. */
export const history = {
  createdTime: moment('createdTime'),
  lastModifiedTime: moment('modifiedTime'),
  createdBy: person('createdBy'),
  lastModifiedBy: person('modifiedBy'),
} satisfies Partial<Record<FieldType, Cell>>;
