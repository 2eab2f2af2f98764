import { imageDimensionsFromData } from 'image-dimensions';
import { toBase64 } from '../base64.ts';
import { hashBytes } from '../hash.ts';
import type { Arrival } from './arrival.ts';
import { anyType } from './links.ts';

const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/**
 * What can be told of a file's bytes. What they are of an image counts more than what they are declared
 * to be; of other kinds the declared type is believed.
 *
 * Pixels are those of the file: a camera's note to turn it is not followed.
 */
export function measure(bytes: Uint8Array, declared: string | null | undefined): Arrival {
  const image = imageDimensionsFromData(bytes);
  const [named = ''] = (declared ?? '').toLowerCase().split(';');
  const type = mediaType.test(named.trim()) ? named.trim() : anyType;
  return {
    id: hashBytes(bytes),
    base64: toBase64(bytes),
    size: bytes.length,
    type: image ? `image/${image.type}` : type,
    ...(image && { width: image.width, height: image.height }),
  };
}
