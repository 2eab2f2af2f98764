import { type Audience, type Scope, scopeGroups, scopes } from '@sandtable/contract';
import { useId, useState } from 'preact/hooks';

interface ScopePickerProps {
  readonly chosen: readonly Scope[];
  /** Whose scopes the account may put on a token. */
  readonly audiences: readonly Audience[];
  readonly onChange: (scopes: readonly Scope[]) => void;
}

const all = Object.entries(scopes) as [Scope, (typeof scopes)[Scope]][];

/** Scopes with what they allow, grouped and searchable. What is chosen stays listed while searching. */
export function ScopePicker({ chosen, audiences, onChange }: ScopePickerProps) {
  const [sought, setSought] = useState('');
  const hintId = useId();
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const offered = all.filter(
    ([scope, { title, group, audience }]) =>
      chosen.includes(scope) ||
      (audiences.includes(audience) &&
        words.every((word) => `${scope} ${title} ${group}`.toLowerCase().includes(word))),
  );
  const toggle = (scope: Scope) =>
    onChange(
      all
        .map(([name]) => name)
        .filter((name) => (name === scope ? !chosen.includes(name) : chosen.includes(name))),
    );

  return (
    <fieldset class="stack tight">
      <legend>Scopes</legend>
      <p class="hint">What the token may do, wherever it has access.</p>
      <div class="field">
        <label class="unseen" for={`${hintId}search`}>
          Search scopes
        </label>
        <input
          id={`${hintId}search`}
          type="search"
          placeholder="Search scopes, e.g. comments"
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
      </div>
      <div class="picker">
        {scopeGroups.map((group) => {
          const members = offered.filter(([, row]) => row.group === group);
          return (
            members.length > 0 && (
              <fieldset key={group}>
                <legend class="group-title">{group}</legend>
                {members.map(([scope, { title }]) => (
                  <div class="check" key={scope}>
                    <input
                      type="checkbox"
                      id={`${hintId}${scope}`}
                      aria-describedby={`${hintId}${scope}:hint`}
                      checked={chosen.includes(scope)}
                      onChange={() => toggle(scope)}
                    />
                    <label for={`${hintId}${scope}`}>
                      <code>{scope}</code>
                    </label>
                    <span class="hint" id={`${hintId}${scope}:hint`}>
                      {title}
                    </span>
                  </div>
                ))}
              </fieldset>
            )
          );
        })}
        {offered.length === 0 && (
          <p class="hint">
            No scope is about “{sought}”.{' '}
            <button type="button" class="button small" onClick={() => setSought('')}>
              Show all scopes
            </button>
          </p>
        )}
      </div>
    </fieldset>
  );
}
