/** Width and height in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Largest size of each. Recorded: the small one is 36 pixels high, whatever its width. */
const bounds = {
  small: { width: Number.POSITIVE_INFINITY, height: 36 },
  large: { width: 512, height: 512 },
  full: { width: 3000, height: 3000 },
};

/** Size of a thumbnail: the image's proportions, within bounds. Unverified: none is larger than its image. */
export function thumbnailSize({ width, height }: Size, name: keyof typeof bounds): Size {
  const bound = bounds[name];
  const scale = Math.min(1, bound.width / width, bound.height / height);
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: scaled(width), height: scaled(height) };
}
