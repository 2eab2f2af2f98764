import type { FieldType } from '@sandtable/contract';
import { attachmentCells } from './attachment.ts';
import { barcodes } from './barcode.ts';
import type { Cell } from './cell.ts';
import { checkboxes } from './checkbox.ts';
import { collaborators } from './collaborator.ts';
import { computedCells } from './computed.ts';
import { dates } from './date.ts';
import { history } from './history.ts';
import { keptCells } from './kept.ts';
import { linkCells } from './link.ts';
import { numbers } from './number.ts';
import { selects } from './select.ts';
import { texts } from './text.ts';

/** Behaviour of every field type. */
export const cells = {
  ...texts,
  ...numbers,
  ...checkboxes,
  ...selects,
  ...dates,
  ...collaborators,
  ...barcodes,
  ...attachmentCells,
  ...history,
  ...linkCells,
  ...computedCells,
  ...keptCells,
  // What a type stores only its own verbs read back, so the kinds can be forgotten here.
} satisfies Record<FieldType, unknown> as Readonly<Record<FieldType, Cell>>;
