import type { Token } from '@sandtable/contract';
import { useId, useState } from 'preact/hooks';
import { Dialog } from '../../frame/dialog.tsx';
import { extras } from '../../world/extras.ts';
import { spans } from './expiry.ts';
import { Ours } from './ours.tsx';

interface RegenerateDialogProps {
  readonly token: Token;
  /** `graceMs`: how long the old secret keeps working, in milliseconds; nothing when not at all. */
  readonly onConfirm: (graceMs?: number) => void;
  readonly onClose: () => void;
}

/** Ask before a secret is replaced, and for how long the old one is to work. */
export function RegenerateDialog({ token, onConfirm, onClose }: RegenerateDialogProps) {
  const [graceMs, setGraceMs] = useState(0);
  const span = spans.find(({ ms }) => ms === graceMs);
  const id = useId();
  return (
    <Dialog title="Regenerate this token?" onClose={onClose}>
      <p>
        {span
          ? `Whatever uses “${token.name}” now has ${span.title} to get the new secret.`
          : `Whatever uses “${token.name}” now is refused until it gets the new secret.`}
        {token.previousSecretExpiresTime && ' The secret before the present one stops at once.'}
      </p>
      {extras.value && (
        <div class="field">
          <label for={id}>
            The old secret keeps working <Ours />
          </label>
          <select
            id={id}
            value={graceMs}
            onChange={(event) => setGraceMs(Number(event.currentTarget.value))}
          >
            <option value={0}>Not at all</option>
            {spans.map(({ title, ms }) => (
              <option key={title} value={ms}>
                For {title}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="row">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button danger" onClick={() => onConfirm(span?.ms)}>
          Regenerate
        </button>
      </div>
    </Dialog>
  );
}
