import type { FieldType } from '@sandtable/contract';
import { isoTime } from '../iso-time.ts';
import type { Cell, ReadContext } from './cell.ts';

/** A collaborator as cells show one. */
interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A cell that reads a moment from the row. ISO 8601 in UTC, even where the field shows days only. */
function moment(key: 'createdTime' | 'modifiedTime'): Cell {
  return {
    read: (_, { row }) => isoTime(row[key]),
    order: (_, { row }) => row[key],
  };
}

/** A cell that reads a person from the row; empty when there is no such user. */
function person(key: 'createdBy' | 'modifiedBy'): Cell {
  return {
    read: (_, context) => personOf(context.row[key], context),
    order: (_, { row, users }) => users.get(row[key])?.name.toLowerCase() ?? null,
  };
}

function personOf(userId: string, { users }: ReadContext): Person | undefined {
  const user = users.get(userId);
  return user && { id: user.id, email: user.email, name: user.name };
}

/** Who made and changed a record, and when. Nothing of it is kept in cells. */
export const history = {
  createdTime: moment('createdTime'),
  lastModifiedTime: moment('modifiedTime'),
  createdBy: person('createdBy'),
  lastModifiedBy: person('modifiedBy'),
} satisfies Partial<Record<FieldType, Cell>>;
