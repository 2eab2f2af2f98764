import type { FieldType } from '@sandtable/contract';
import { DateValue } from '@sandtable/formula/value';
import { isResult, momentResult } from '../computed/result.ts';
import { isoTime } from '../iso-time.ts';
import type { CellContext } from '../reading.ts';
import { lastChange } from '../row-changes.ts';
import type { CellChange, Row } from '../store/state.ts';
import type { Cell } from './cell.ts';
import { nameOf, personOf } from './person.ts';

/** Which step in the life of a record a field tells of. */
type Step = (row: Row, context: CellContext) => CellChange | undefined;

const creation: Step = ({ createdTime, createdBy }) => ({ time: createdTime, userId: createdBy });

/**
 * The last change of the fields that the field watches, of any field when it names none. Changes of
 * computed cells do not count. Unverified: a record in which no watched cell ever had a value has none.
 */
const modification: Step = (row, context) => lastChange(row, watchedBy(context));

const watched = new WeakMap<CellContext, readonly number[]>();
const nowhere = -1;

/** Places of the cells that a field watches; none stands for all. */
function watchedBy(context: CellContext): readonly number[] {
  const known = watched.get(context);
  if (known) return known;
  const { reading, tableId, field } = context;
  const ids = field.options?.['referencedFieldIds'];
  const named = Array.isArray(ids) ? (ids as readonly string[]) : [];
  // A field that is gone has no cells, which is not the same as watching all.
  const places = named.map((id) => reading.contextOf(tableId, id)?.place ?? nowhere);
  watched.set(context, places);
  return places;
}

/** A cell with the moment of a step. ISO 8601 in UTC, even where the field shows days only. */
function moment(step: Step): Cell {
  return {
    read: (_stored, context, row) => timeOf(step(row, context), isoTime),
    kind: 'date',
    value: (_stored, context, row) => timeOf(step(row, context), asDate) ?? null,
    order: (_stored, context, row) => step(row, context)?.time ?? null,
    print(_stored, context, row, printer) {
      const result = context.field.options?.['result'];
      const shown = isResult(result) ? result : momentResult;
      return timeOf(step(row, context), (time) => printer.moment(time, shown));
    },
  };
}

function timeOf<T>(change: CellChange | undefined, show: (time: number) => T): T | undefined {
  return change && show(change.time);
}

function asDate(time: number): DateValue {
  return new DateValue(time);
}

/** A cell with the person behind a step; empty when there is no such user, as for anonymous ones. */
function person(step: Step): Cell {
  const personAt = (row: Row, context: CellContext) => {
    const change = step(row, context);
    return change && personOf(change.userId, context);
  };
  const nameAt = (row: Row, context: CellContext) => {
    const found = personAt(row, context);
    return found && nameOf(found);
  };
  return {
    read: (_stored, context, row) => personAt(row, context),
    value: (_stored, context, row) => nameAt(row, context) ?? null,
    order: (_stored, context, row) => nameAt(row, context)?.toLowerCase() ?? null,
    print: (_stored, context, row) => nameAt(row, context),
  };
}

/** Who made and changed a record, and when. Nothing of it is kept in cells. */
export const history = {
  createdTime: moment(creation),
  lastModifiedTime: moment(modification),
  createdBy: person(creation),
  lastModifiedBy: person(modification),
} satisfies Partial<Record<FieldType, Cell>>;
