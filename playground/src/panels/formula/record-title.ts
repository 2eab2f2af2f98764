import type { AirtableRecord } from '@sandtable/contract';
import type { TablePlace } from '../../world/atlas.ts';

/** What a record is called: the text of its primary field, else its id. */
export function titleOf(record: AirtableRecord, { fields, primaryFieldId }: TablePlace): string {
  const primary = fields.find(({ id }) => id === primaryFieldId);
  const cell = primary && record.fields[primary.name];
  if (typeof cell === 'string' && cell !== '') return cell;
  return cell === undefined || cell === '' ? record.id : JSON.stringify(cell);
}
