import { type Schema, strict, string } from '../schema.ts';
import { AirtableRecord } from './record.ts';

/** A file to be attached to a record. */
export interface NewAttachment {
  /** Media type, e.g. `image/png`. */
  readonly contentType: string;
  /** The bytes in base64; 5 MB at most. */
  readonly file: string;
  readonly filename: string;
}

/** A record with the one cell that a file was added to, keyed by field id. */
export type RecordWithAttachment = AirtableRecord;

/** @see NewAttachment */
export const NewAttachment: Schema<NewAttachment> = strict({
  contentType: string(),
  file: string(),
  filename: string(),
});

/** @see RecordWithAttachment */
export const RecordWithAttachment: Schema<RecordWithAttachment> = AirtableRecord;
