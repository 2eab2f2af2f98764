import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { Answer } from './given.ts';

/** A field of attachments. */
export const filesField = {
  id: 'fldFILES000000001',
  name: 'Files',
  type: 'multipleAttachments',
} as const;

/** An attachment as the API shows one. */
export interface ShownAttachment {
  readonly id: string;
  readonly url: string;
  readonly filename: string;
  readonly size?: number;
  readonly type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly thumbnails?: Readonly<
    Record<
      'small' | 'large' | 'full',
      { readonly url: string; readonly width: number; readonly height: number }
    >
  >;
}

/** The attachments of a record that was answered. */
export function attachmentsOf({ body }: Pick<Answer, 'body'>): readonly ShownAttachment[] {
  return (body.fields?.[filesField.name] ?? []) as readonly ShownAttachment[];
}

/** Bytes as the address that holds them. */
export function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** A black PNG of so many pixels. */
export function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A server of this machine until the test is over, and what it was asked for. */
export async function serveFiles(
  listener: RequestListener,
): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    listener(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
