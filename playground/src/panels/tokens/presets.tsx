import type { Scope } from '@sandtable/contract';
import { Ours } from './ours.tsx';

/** Scopes that common work asks for. */
const presets: readonly {
  readonly title: string;
  readonly hint: string;
  readonly scopes: readonly Scope[];
}[] = [
  {
    title: 'Read-only sync',
    hint: 'Copies records elsewhere and writes nothing',
    scopes: ['data.records:read', 'schema.bases:read'],
  },
  {
    title: 'Form writer',
    hint: 'Adds records and cannot read any',
    scopes: ['data.records:write'],
  },
  {
    title: 'Schema deploy',
    hint: 'Makes and changes tables and fields, and sees no record',
    scopes: ['schema.bases:read', 'schema.bases:write'],
  },
];

/** Starting points for a new token's scopes; the access is still to be chosen. */
export function Presets({ onPick }: { onPick: (scopes: readonly Scope[]) => void }) {
  return (
    <fieldset class="row" aria-label="Start from">
      <span class="label">
        Start from <Ours />
      </span>
      {presets.map(({ title, hint, scopes }) => (
        <button
          key={title}
          type="button"
          class="button small"
          title={hint}
          onClick={() => onPick(scopes)}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
}
