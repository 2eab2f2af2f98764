/** Where a place in a text is drawn, in CSS pixels. */
export interface CaretPlace {
  readonly left: number;
  readonly bottom: number;
}

/** Where the character at an offset stands in an element that shows the text, relative to another one. */
export function placeOf(layer: Element, offset: number, origin: Element): CaretPlace {
  const texts = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  let left = offset;
  let node = texts.nextNode();
  while (node && left > (node.textContent?.length ?? 0)) {
    left -= node.textContent?.length ?? 0;
    node = texts.nextNode();
  }
  const around = origin.getBoundingClientRect();
  if (!node) return { left: 0, bottom: around.height };
  const range = document.createRange();
  range.setStart(node, left);
  range.collapse(true);
  // A collapsed range at the start of a line may have no box of its own.
  const box = range.getClientRects()[0] ?? layer.getBoundingClientRect();
  return { left: box.left - around.left, bottom: box.bottom - around.top };
}
