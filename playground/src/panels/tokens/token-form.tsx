import type { NewToken, Token } from '@sandtable/contract';
import { useId, useState } from 'preact/hooks';
import { audiencesOf } from '../../world/atlas.ts';
import type { Reachable } from '../../world/reach.ts';
import { atlas, me } from '../../world/world.ts';
import { AccessPicker } from './access-picker.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { summarize } from './summary.ts';

interface TokenFormProps {
  /** The token being changed; absent for a new one. */
  readonly token?: Token;
  readonly resources: Reachable;
  /** Answers what keeps it from being saved, or nothing. */
  readonly onSave: (draft: NewToken) => Promise<string | undefined>;
}

/** Name, scopes and access of a token, with what they come to beside them. */
export function TokenForm({ token, resources, onSave }: TokenFormProps) {
  const [name, setName] = useState(token?.name ?? '');
  const [scopes, setScopes] = useState(token?.scopes ?? []);
  const [access, setAccess] = useState(token?.access ?? { bases: [], workspaces: [] });
  const [problem, setProblem] = useState('');
  const [saving, setSaving] = useState(false);
  const id = useId();

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (saving) return;
    if (name.trim() === '') {
      setProblem('Give the token a name: it tells you later which script used it.');
      document.getElementById(id)?.focus();
      return;
    }
    setSaving(true);
    setProblem((await onSave({ name: name.trim(), scopes, access })) ?? '');
    setSaving(false);
  };

  return (
    <form class="token-form" data-main onSubmit={(event) => void save(event)} noValidate>
      <div class="stack">
        <div class="field">
          <label for={id}>Name</label>
          <input
            id={id}
            value={name}
            maxLength={255}
            autocomplete="off"
            aria-invalid={problem !== '' && name.trim() === ''}
            aria-describedby={`${id}hint`}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <span class="hint" id={`${id}hint`}>
            Where the token will be used, e.g. “Nightly import”. Unique among your tokens.
          </span>
        </div>
        <ScopePicker
          chosen={scopes}
          audiences={audiencesOf(atlas.value, me.value)}
          onChange={setScopes}
        />
        <AccessPicker access={access} resources={resources} onChange={setAccess} />
      </div>
      <aside class="aside stack" aria-label="Summary">
        <SummaryCard draft={{ name, scopes, access }} resources={resources} />
        <p class="complaint" role="alert">
          {problem}
        </p>
        <div class="row">
          <button type="submit" class="button primary" aria-disabled={saving}>
            {token ? 'Save changes' : 'Create token'}
          </button>
          <a class="button" href="/create/tokens">
            Cancel
          </a>
        </div>
      </aside>
    </form>
  );
}

function SummaryCard({ draft, resources }: { draft: NewToken; resources: Reachable }) {
  const { headline, may, where, warnings } = summarize(draft, resources);
  return (
    <div class="card stack tight" role="status" aria-live="polite">
      <h2>{headline}</h2>
      {may.length > 0 && (
        <>
          <p>This token may</p>
          <ul class="may">
            {may.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p>It works in {where}.</p>
      {warnings.map((text) => (
        <p class="warn" key={text}>
          {text}
        </p>
      ))}
    </div>
  );
}
