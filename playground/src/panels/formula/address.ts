import { useEffect, useRef, useState } from 'preact/hooks';
import { addressWith, navigate, query } from '../../place.ts';
import { holdsSecret } from '../../world/secrets.ts';
import { useSettled } from './use-settled.ts';

/** Longer formulas, in UTF-16 units, are more than some browsers and chats carry. */
const longest = 4_000;

/** The formula as the address may hold it; nothing when it is empty, very long or holds a secret. */
function formulaForAddress(text: string): string | undefined {
  return text === '' || text.length > longest || holdsSecret(text) ? undefined : text;
}

/** Write what the room shows into its address, without a step in the history. */
export function keepInAddress(changes: Readonly<Record<string, string | undefined>>): void {
  navigate(addressWith(changes), { replace: true });
}

/** The text in the editor, which the address follows; and which follows the address, as Back wants it. */
export function useFormulaOfAddress(): [text: string, setText: (text: string) => void] {
  const inAddress = query.value.get('formula') ?? undefined;
  const [text, setText] = useState(inAddress ?? '');
  const written = useRef(inAddress);
  const settled = useSettled(text);
  useEffect(() => {
    const next = formulaForAddress(settled);
    if (next === written.current) return;
    written.current = next;
    keepInAddress({ formula: next });
  }, [settled]);
  useEffect(() => {
    if (inAddress === written.current) return;
    written.current = inAddress;
    setText(inAddress ?? '');
  }, [inAddress]);
  return [text, setText];
}
