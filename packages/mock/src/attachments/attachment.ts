/** A file in a cell, as rows keep it. */
export interface Attachment {
  /** Shape: `att` and 14 characters. */
  readonly id: string;
  readonly filename: string;
  /** Bytes. */
  readonly size?: number;
  /** Media type, e.g. `image/png`. */
  readonly type?: string;
  /** Pixels, of images. */
  readonly width?: number;
  /** Pixels, of images. */
  readonly height?: number;
  /** Id of the `FileState` with its bytes. Absent: they were never fetched. */
  readonly file?: string;
  /** Where they are to be had, when they were never fetched. */
  readonly url?: string;
}
