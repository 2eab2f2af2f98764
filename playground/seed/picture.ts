import { crc32, deflateSync } from 'node:zlib';

type Color = readonly [red: number, green: number, blue: number];

/** Width and height in pixels: a small cover. */
const [width, height] = [48, 68];

/** Colours that lie far apart, so that neighbours in a list can be told from each other. */
function colorOf(number: number, light: number): Color {
  const turn = (number * 137.508 * Math.PI) / 180;
  const part = (shift: number) => Math.round(light * (0.6 + 0.4 * Math.cos(turn + shift)));
  return [part(0), part(2.1), part(4.2)];
}

/** A cover as an attachment of a seed: a picture that is the same every time the seed is built. */
export function cover(number: number, id: string, filename: string) {
  const [ground, band] = [colorOf(number, 220), colorOf(number + 3, 110)];
  const bandAt = 12 + ((number * 11) % 30);
  const lines = Array.from({ length: height }, (_, y) => {
    const color = y >= bandAt && y < bandAt + 14 ? band : ground;
    // Each line begins with its filter: none.
    return [0, ...Array.from({ length: width }, () => color).flat()];
  });
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from([...four(width), ...four(height), 8, 2, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { id, filename, url: dataUrl('image/png', png), type: 'image/png', width, height };
}

/** A short text as an attachment of a seed. */
export function note(id: string, filename: string, text: string) {
  return { id, filename, url: dataUrl('text/plain', Buffer.from(text)), type: 'text/plain' };
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([Buffer.from(four(data.length)), body, Buffer.from(four(crc32(body)))]);
}

function four(value: number): readonly number[] {
  return [24, 16, 8, 0].map((bits) => (value >>> bits) & 255);
}

function dataUrl(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}
