import { fromBase64 } from '../base64.ts';
import type { AttachmentLinks } from '../reading.ts';
import type { State } from '../store/state.ts';
import { anyType } from './links.ts';

/** A file as it came. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** As declared. */
  readonly type: string | null | undefined;
}

const dataUrl = /^data:([^,]*?)(;base64)?,(.*)$/is;

/**
 * The file that a `data:` address holds; `undefined` when it is written wrongly.
 *
 * Shape: `data:text/plain;base64,SGVsbG8=`, or the text itself, percent-encoded.
 */
export function readDataUrl({ href }: URL): Fetched | undefined {
  const [, type, encoded, text] = dataUrl.exec(href) ?? [];
  if (text === undefined) return undefined;
  try {
    const plain = decodeURIComponent(text);
    const bytes = encoded ? fromBase64(plain) : new TextEncoder().encode(plain);
    return bytes && { bytes, type: type || 'text/plain' };
  } catch {
    return undefined;
  }
}

/** Addresses that hold the files themselves, for what is to be read without the mock. */
export function dataLinks({ files }: State): AttachmentLinks {
  return {
    to({ type = anyType }, file) {
      const url = `data:${type};base64,${files.get(file)?.base64 ?? ''}`;
      return (thumbnail) => (thumbnail ? undefined : url);
    },
  };
}
