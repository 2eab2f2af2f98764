import { type EditorToken, tokens } from '@sandtable/formula';

/** The function that somebody is writing the arguments of. */
export interface CallPlace {
  /** In upper case. */
  readonly name: string;
  /** Which argument, counted from 0; absent while the name itself is written. */
  readonly argument?: number;
}

/** The function at the caret: the one whose name it touches, else the innermost around it. */
export function callAt(text: string, caret: number): CallPlace | undefined {
  const open: (CallPlace | undefined)[] = [];
  let before: EditorToken | undefined;
  for (const token of tokens(text)) {
    const { kind, start, end, value } = token;
    if (kind === 'function' && start < caret && caret <= end) return { name: value.toUpperCase() };
    if (end > caret) break;
    if (value === '(' && kind === 'punctuation') {
      const name = before?.kind === 'function' ? before.value.toUpperCase() : undefined;
      open.push(name === undefined ? undefined : { name, argument: 0 });
    }
    if (value === ')' && kind === 'punctuation') open.pop();
    const call = open.at(-1);
    if (value === ',' && kind === 'punctuation' && call) {
      open[open.length - 1] = { ...call, argument: (call.argument ?? 0) + 1 };
    }
    before = token;
  }
  return open.findLast((call) => call !== undefined);
}
