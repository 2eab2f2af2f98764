import { useId } from 'preact/hooks';
import { world } from '../../world/world.ts';
import { fromField, spans, toField } from './expiry.ts';
import { Ours } from './ours.tsx';

interface ExpiryFieldProps {
  /** ISO 8601; `null`: never. */
  readonly expiresTime: string | null;
  readonly onChange: (expiresTime: string | null) => void;
}

/** When a token ends by itself: a moment, or none. */
export function ExpiryField({ expiresTime, onChange }: ExpiryFieldProps) {
  const id = useId();
  const after = (ms: number) => {
    const now = world.value?.mock.clock.now() ?? Date.now();
    onChange(new Date(now + ms).toISOString());
  };
  return (
    <div class="field expiry">
      <label for={id}>
        Expires <Ours />
      </label>
      <div class="row">
        <input
          id={id}
          type="datetime-local"
          value={expiresTime === null ? '' : toField(expiresTime)}
          aria-describedby={`${id}hint`}
          onInput={(event) => onChange(fromField(event.currentTarget.value))}
        />
        {spans.map(({ title, ms }) => (
          <button key={title} type="button" class="button small" onClick={() => after(ms)}>
            In {title}
          </button>
        ))}
        <button
          type="button"
          class="button small"
          aria-pressed={expiresTime === null}
          onClick={() => onChange(null)}
        >
          Never
        </button>
      </div>
      <span class="hint" id={`${id}hint`}>
        {expiresTime === null
          ? 'It works until it is deleted.'
          : 'From then on, by the clock above, every call is refused with 401.'}
      </span>
    </div>
  );
}
