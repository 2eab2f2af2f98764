import type { FieldType } from '@sandtable/contract';
import type { Attachment } from '../attachments/attachment.ts';
import type { CellContext } from '../reading.ts';
import { refuse } from '../refusal.ts';
import type { Cell } from './cell.ts';
import { thumbnailSize } from './thumbnail-size.ts';

type Thumbnail = Parameters<typeof thumbnailSize>[1];

/**
 * Files. Stored: what is known of each, and where its bytes are.
 *
 * What is written takes the place of what was there: files that are to stay are named by their ids.
 * Links are made when a cell is read, and are others each time.
 */
const attachments: Cell<readonly Attachment[]> = {
  accept(written, { field, typecast, attachments: source }) {
    if (written === null || (typecast && written === '')) return null;
    const wrapped = typecast && typeof written === 'object' ? [written] : written;
    const items: unknown = Array.isArray(written) ? written : wrapped;
    if (!Array.isArray(items)) throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
    const taken = new Map<string, Attachment>();
    for (const item of items) {
      const attachment = source.take(item, field);
      if (attachment) taken.set(attachment.id, attachment);
    }
    return taken.size > 0 ? [...taken.values()] : null;
  },
  read: (stored, context) => stored?.map((attachment) => show(attachment, context)),
  print: (stored, context) => stored?.map((attachment) => name(attachment, context)).join(', '),
  kind: 'array',
  value: (stored, context) => stored?.map((attachment) => name(attachment, context)) ?? null,
  /** By the file names, end to end. Unverified. */
  order: (stored) => stored?.map(({ filename }) => filename.toLowerCase()).join(', ') ?? null,
};

/** Fields of files. */
export const attachmentCells = { multipleAttachments: attachments } satisfies Partial<
  Record<FieldType, Cell<readonly Attachment[]>>
>;

/** Addresses of an attachment. While its bytes are not kept, the one that it was written with. */
function addressesOf(attachment: Attachment, { reading }: CellContext) {
  const { file, url } = attachment;
  if (file === undefined) return (thumbnail?: Thumbnail) => (thumbnail ? undefined : url);
  return reading.links?.to(attachment, file, reading.momentOnce()) ?? (() => undefined);
}

/** Documented: width, height and thumbnails are those of images only. */
function show(attachment: Attachment, context: CellContext): object {
  const { id, width, height, filename, size, type } = attachment;
  const address = addressesOf(attachment, context);
  const url = address();
  return {
    id,
    ...(width !== undefined && { width, height }),
    ...(url !== undefined && { url }),
    filename,
    ...(size !== undefined && { size }),
    ...(type !== undefined && { type }),
    ...thumbnailsOf(attachment, address),
  };
}

function thumbnailsOf(
  { width, height }: Attachment,
  address: (thumbnail: Thumbnail) => string | undefined,
): object {
  if (width === undefined || height === undefined || !address('small')) return {};
  const thumbnail = (name: Thumbnail) => ({
    url: address(name),
    ...thumbnailSize({ width, height }, name),
  });
  return {
    thumbnails: {
      small: thumbnail('small'),
      large: thumbnail('large'),
      full: thumbnail('full'),
    },
  };
}

/** As formulas and people see a file. */
function name(attachment: Attachment, context: CellContext): string {
  return `${attachment.filename} (${addressesOf(attachment, context)() ?? ''})`;
}
