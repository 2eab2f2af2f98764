import { useEffect, useState } from 'preact/hooks';
import { whenDoorOpens } from '../../world/world.ts';

/** A file in a cell, as the API reads it. Freshly written ones have less. */
export interface Attachment {
  readonly id: string;
  readonly url: string;
  readonly filename?: string;
  readonly size?: number;
  /** E.g. `image/png`. */
  readonly type?: string;
  readonly thumbnails?: { readonly small?: Thumbnail; readonly large?: Thumbnail };
}

interface Thumbnail {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** The files of a cell: pictures small, others by their names. */
export function Files({ value, whole }: { value: readonly unknown[]; whole: boolean }) {
  // Cells of attachment fields hold these and nothing else.
  const files = value as readonly Attachment[];
  return (
    <span class="chips files">
      {files.map((file) => (
        <File key={file.id} file={file} whole={whole} />
      ))}
    </span>
  );
}

function File({ file, whole }: { file: Attachment; whole: boolean }) {
  const { filename = file.id, thumbnails, size } = file;
  const small = thumbnails?.[whole ? 'large' : 'small'] ?? thumbnails?.small;
  const title = size === undefined ? filename : `${filename}, ${sizeText(size)}`;
  const look = small ? <Picture url={small.url} alt={filename} /> : <Ending name={filename} />;
  if (!whole) return <span title={title}>{look}</span>;
  return (
    <figure class="file">
      {look}
      <figcaption>
        {filename}
        {size !== undefined && <span class="hint"> {sizeText(size)}</span>}
      </figcaption>
    </figure>
  );
}

function Ending({ name }: { name: string }) {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1] ?? 'file';
  return (
    <span class="ending mono" role="img" aria-label={name}>
      {ending.toLowerCase()}
    </span>
  );
}

/**
 * A picture from the mock. Fetched through the page's door and not by the image itself, which without
 * a service worker would ask the real service.
 */
function Picture({ url, alt }: { url: string; alt: string }) {
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    let address: string | undefined;
    let isGone = false;
    const load = async () => {
      const { fetch } = await whenDoorOpens();
      const answer = await fetch(url);
      if (!answer.ok || isGone) return;
      const blob = await answer.blob();
      if (isGone) return;
      address = URL.createObjectURL(blob);
      setShown(address);
    };
    // A link of two hours ago opens nothing any more: the name stays.
    load().catch(() => undefined);
    return () => {
      isGone = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [url]);
  if (shown === undefined) return <Ending name={alt} />;
  return <img class="thumbnail" src={shown} alt={alt} />;
}

/** A size as people read it: `812 B`, `12.3 kB`, `4.1 MB`. */
export function sizeText(size: number): string {
  if (size < 1000) return `${size} B`;
  return size < 1_000_000
    ? `${(size / 1000).toFixed(1)} kB`
    : `${(size / 1_000_000).toFixed(1)} MB`;
}
