import { isId } from '@sandtable/contract';
import type { Attachment } from '../attachments/attachment.ts';
import { readDataUrl } from '../attachments/data-url.ts';
import { anyType } from '../attachments/links.ts';
import { toBase64 } from '../base64.ts';
import type { AttachmentSource } from '../cells/cell.ts';
import type { Environment } from '../environment.ts';
import { hashBytes } from '../hash.ts';
import { newId } from '../ids.ts';
import { refuse } from '../refusal.ts';
import { Items } from './items.ts';
import { optional } from './seed-reader.ts';
import type { FieldState, FileState } from './state.ts';

/** Takes the attachments of a seed, and keeps their files. */
export interface SeedFiles extends AttachmentSource {
  /** The files so far. */
  files(): Items<FileState>;
}

/**
 * Attachments as a seed has them: `{ id?, url, filename?, size?, type?, width?, height? }`.
 *
 * A `data:` address holds the file. What is at another address is not fetched, and stands as it is given.
 */
export function seedFiles(environment: Environment): SeedFiles {
  const files = new Map<string, FileState>();

  const keep = (address: URL, type: string | undefined) => {
    const data = readDataUrl(address);
    if (!data) return undefined;
    const { bytes } = data;
    const file = hashBytes(bytes);
    if (!files.has(file)) files.set(file, { id: file, seq: files.size, base64: toBase64(bytes) });
    return { file, size: bytes.length, type: type ?? data.type ?? anyType };
  };

  return {
    take(item, field) {
      const given = read(item, field);
      const { id, filename = 'attachment', url, size, type, width, height } = given;
      const address = url === undefined ? null : URL.parse(url);
      if (!address || (id !== undefined && !isId('att', id))) throw invalid(item, field);
      const isData = address.protocol === 'data:';
      const kept = isData
        ? keep(address, type)
        : {
            url: address.href,
            ...optional('size', size),
            ...optional('type', type),
          };
      if (!kept) throw invalid(item, field);
      const sized = width !== undefined && height !== undefined && { width, height };
      return { id: id ?? newId(environment, 'att'), filename, ...kept, ...sized };
    },
    files: () => Items.from(files.values()),
  };
}

const kinds: { readonly [Key in keyof Attachment]?: 'string' | 'number' } = {
  id: 'string',
  url: 'string',
  filename: 'string',
  type: 'string',
  size: 'number',
  width: 'number',
  height: 'number',
};

/** Keys that are there have values of their kinds; others, as a read attachment has them, do not matter. */
function read(item: unknown, field: FieldState): Partial<Attachment> {
  if (typeof item !== 'object' || item === null) throw invalid(item, field);
  const given = item as Readonly<Record<string, unknown>>;
  const fits = Object.entries(kinds).every(
    ([key, kind]) => given[key] === undefined || typeof given[key] === kind,
  );
  if (!fits) throw invalid(item, field);
  return given;
}

function invalid(item: unknown, field: FieldState) {
  return refuse('INVALID_ATTACHMENT_OBJECT', field.name, JSON.stringify(item, null, 2));
}
