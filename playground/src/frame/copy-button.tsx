import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  /** What is copied. Asked for on the click, so that nothing secret waits in the page. */
  readonly text: () => string;
  /** What the button says, e.g. `Copy token`. */
  readonly label: string;
}

/** Copies a text, and says so in its own place and to screen readers. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setSaid('Copied'),
      () => setSaid('The browser did not allow copying: select the text and copy it yourself'),
    );
  return (
    <span class="row">
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon name={said === 'Copied' ? 'check' : 'copy'} />
        {label}
      </button>
      <span role="status" class="hint">
        {said}
      </span>
    </span>
  );
}
