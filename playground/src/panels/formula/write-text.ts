/** Replace a part of what an editor holds, as if it had been typed, and leave the caret behind it. */
export function writeText(area: HTMLTextAreaElement, from: number, to: number, text: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  // Deprecated, and the only way that leaves Undo working; where it is gone, Undo is what is lost.
  const typed =
    text === ''
      ? document.execCommand?.('delete')
      : document.execCommand?.('insertText', false, text);
  if (typed) return;
  area.setRangeText(text, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
