import type { NewToken, Token } from '@sandtable/contract';
import { useId, useState } from 'preact/hooks';
import { extras } from '../../world/extras.ts';
import type { Reachable } from '../../world/reach.ts';
import { AccessPicker } from './access-picker.tsx';
import { ExpiryField } from './expiry-field.tsx';
import { Presets } from './presets.tsx';
import { ScopePicker } from './scope-picker.tsx';
import type { Shelf } from './shelf.ts';
import { summarize } from './summary.ts';

interface TokenFormProps {
  /** The token being changed; absent for a new one. */
  readonly token?: Token;
  readonly shelf: Shelf;
  readonly resources: Reachable;
  /** Answers what keeps it from being saved, or nothing. */
  readonly onSave: (draft: NewToken) => Promise<SaveProblem | undefined>;
}

/** What keeps a token from being saved, and where the form says so. */
export interface SaveProblem {
  readonly at: 'name' | 'form';
  /** For people. */
  readonly text: string;
}

/** Name, scopes and access of a token, with what they come to beside them. */
export function TokenForm({ token, shelf, resources, onSave }: TokenFormProps) {
  const [name, setName] = useState(token?.name ?? '');
  const [scopes, setScopes] = useState(token?.scopes ?? []);
  const [access, setAccess] = useState(token?.access ?? { bases: [], workspaces: [] });
  // Untouched it is not sent: the switch may be turned on, and the token's own read, after this was drawn.
  const [expiresTime, setExpiresTime] = useState<string | null>();
  const [problem, setProblem] = useState<SaveProblem>();
  const [saving, setSaving] = useState(false);
  const id = useId();

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (saving) return;
    if (name.trim() === '') {
      const text = 'Give the token a name: it tells you later which script used it.';
      setProblem({ at: 'name', text });
      document.getElementById(id)?.focus();
      return;
    }
    setSaving(true);
    const found = await onSave({
      name: name.trim(),
      scopes,
      access,
      ...(extras.value && expiresTime !== undefined && { expiresTime }),
    });
    setProblem(found);
    setSaving(false);
    if (found?.at === 'name') document.getElementById(id)?.focus();
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
            aria-invalid={problem?.at === 'name'}
            aria-describedby={`${id}problem ${id}hint`}
            onInput={(event) => {
              setName(event.currentTarget.value);
              if (problem?.at === 'name') setProblem(undefined);
            }}
          />
          <span class="complaint" id={`${id}problem`} role="alert">
            {problem?.at === 'name' && problem.text}
          </span>
          <span class="hint" id={`${id}hint`}>
            Where the token will be used, e.g. “Nightly import”. Unique among{' '}
            {shelf.isOwn ? 'your tokens' : `the tokens of ${shelf.owner?.name}`}.
          </span>
        </div>
        {!token && <Presets onPick={setScopes} />}
        <ScopePicker chosen={scopes} audiences={shelf.audiences} onChange={setScopes} />
        <AccessPicker access={access} resources={resources} onChange={setAccess} />
        {extras.value && (
          <ExpiryField
            expiresTime={expiresTime === undefined ? (token?.expiresTime ?? null) : expiresTime}
            onChange={setExpiresTime}
          />
        )}
      </div>
      <aside class="aside stack" aria-label="Summary">
        <SummaryCard draft={{ name, scopes, access }} resources={resources} />
        <p class="complaint" role="alert">
          {problem?.at === 'form' && problem.text}
        </p>
        <div class="row">
          <button type="submit" class="button primary" aria-disabled={saving}>
            {token ? 'Save changes' : 'Create token'}
          </button>
          <a class="button" href={shelf.home}>
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
