import type { AttachmentSource } from '../cells/cell.ts';
import { newId } from '../ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Room } from '../room.ts';
import { shapeOf } from '../shape.ts';
import { tablesOf } from '../store/lookup.ts';
import type { FieldState, Row } from '../store/state.ts';
import type { Transaction } from '../store/store.ts';
import type { Arrival } from './arrival.ts';
import type { Attachment } from './attachment.ts';

/** A file that is in the request itself, to be written beside what a cell holds. */
export class Upload {
  readonly arrival: Arrival;
  readonly filename: string;

  constructor(arrival: Arrival, filename: string) {
    this.arrival = arrival;
    this.filename = filename;
  }
}

const reachable: ReadonlySet<string> = new Set(['http:', 'https:', 'data:']);

/**
 * Where the files come from that a request writes to a record; `row` is absent when it creates one.
 *
 * New ones are named by address, those that are in a cell of the base by id. Recorded: a record that is
 * created cannot have any of the latter, and shows in nothing that it might.
 */
export function attachmentSource(
  transaction: Transaction,
  baseId: string,
  row: Row | undefined,
  room: Room,
): AttachmentSource {
  const keep = ({ id: file, base64, ...known }: Arrival, filename: string): Attachment => {
    if (!transaction.state.files.get(file)) transaction.put('files', { id: file, base64 });
    return { id: newId(room.environment, 'att'), filename: wellFormed(filename), ...known, file };
  };

  return {
    take(item, field) {
      if (item instanceof Upload) return keep(item.arrival, item.filename);
      if (!isObject(item)) throw invalid(item, field);
      const { id, url, filename } = item;
      if (!row && ['id', 'size', 'type'].some((key) => key in item)) throw invalid(item, field);
      if (id !== undefined) {
        const found = typeof id === 'string' && findAttachment(transaction, baseId, row, id);
        if (!found) throw invalid(item, field);
        return found;
      }
      const address = typeof url === 'string' ? URL.parse(url) : null;
      if (!address || !reachable.has(address.protocol)) throw invalid(item, field);
      if (address.protocol === 'data:' && room.dialect.dataUrls === 'refuse') {
        throw invalid(item, field);
      }
      const named = typeof filename === 'string' && filename !== '' ? filename : nameOf(address);
      const arrival = room.arrivals.get(String(url));
      if (arrival === 'failed') return undefined;
      if (arrival) return keep(arrival, named);
      const attachmentId = newId(room.environment, 'att');
      return { id: attachmentId, filename: wellFormed(named), url: address.href };
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(item: unknown, field: FieldState): Refusal {
  return refuse('INVALID_ATTACHMENT_OBJECT', field.name, JSON.stringify(item, null, 2));
}

/** Links are made of names, and half a character has no place in an address. */
function wellFormed(name: string): string {
  return name.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** The last part of a path. Unverified: what the service calls a file that nobody named. */
function nameOf({ protocol, pathname }: URL): string {
  const last = protocol === 'data:' ? '' : pathname.slice(pathname.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last) || unnamed;
  } catch {
    return last;
  }
}

const unnamed = 'attachment';

/** Mostly one of the record itself; else one of any record of the base. Unverified: the latter. */
function findAttachment(
  { state }: Transaction,
  baseId: string,
  row: Row | undefined,
  id: string,
): Attachment | undefined {
  const within = (cells: readonly unknown[]) =>
    // What is a list of objects with ids of this kind is an attachment cell.
    (cells.filter(Array.isArray) as Attachment[][]).flat().find((one) => one.id === id);
  const own = row && within(row.cells);
  if (own) return own;
  for (const table of tablesOf(state, baseId).all) {
    const places = shapeOf(table).columns.flatMap(({ field, place }) =>
      field.type === 'multipleAttachments' ? [place] : [],
    );
    if (places.length === 0) continue;
    for (const { cells } of state.rows.get(table.id)?.rows ?? []) {
      const found = within(places.map((place) => cells[place]));
      if (found) return found;
    }
  }
  return undefined;
}
