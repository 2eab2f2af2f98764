import { presets, type Scope } from '@sandtable/contract';
import { Ours } from './ours.tsx';

/** Starting points for a new token's scopes; the access is still to be chosen. */
export function Presets({ onPick }: { onPick: (scopes: readonly Scope[]) => void }) {
  return (
    <fieldset class="row" aria-label="Start from">
      <span class="label">
        Start from <Ours />
      </span>
      {presets.map(({ name, description, scopes }) => (
        <button
          key={name}
          type="button"
          class="button small"
          title={description}
          onClick={() => onPick(scopes)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
