import type { Token } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Confirm } from '../../frame/dialog.tsx';
import { Icon } from '../../frame/icon.tsx';
import { say } from '../../frame/notes.tsx';
import { Room, Waiting } from '../../frame/room.tsx';
import { endpoints } from '../../world/endpoints.ts';
import { opened, whereTo } from '../../world/reach.ts';
import { deleteTokens, deskProblem, resources, tokens } from '../../world/token-desk.ts';
import { me } from '../../world/world.ts';
import { Moment } from '../moment.tsx';

/** All tokens of the person who is signed in: what each may do, and whether it is used. */
export function TokenListRoom() {
  const all = tokens.value;
  return (
    <Room
      title="Personal access tokens"
      actions={
        <a class="button primary" href="/create/tokens/new">
          <Icon name="plus" />
          Create token
        </a>
      }
    >
      <p class="muted measure">
        A whole Airtable runs inside this page. Create a token, call the API with it, and see what
        opens, what is refused, and why, before you do the same with real data.
      </p>
      {deskProblem.value && <p class="complaint">{deskProblem.value}</p>}
      {!all && !deskProblem.value && <Waiting what="Reading the tokens" />}
      {all?.length === 0 && <NoTokens />}
      {all && all.length > 0 && <TokenTable all={all} />}
    </Room>
  );
}

function NoTokens() {
  return (
    <div class="empty">
      <h2>{me.value?.name ?? 'This person'} has no tokens yet</h2>
      <p>
        A token lets a script or an app act for its owner: within the scopes and the bases you
        choose, and never further than the owner may go.
      </p>
      <a class="button" href="/create/tokens/new">
        Create the first token
      </a>
    </div>
  );
}

/** From this many tokens on a search is worth its place. */
const searchedFrom = 3;

function TokenTable({ all }: { all: readonly Token[] }) {
  const [sought, setSought] = useState('');
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter(({ id, name, scopes }) => {
    const text = `${id} ${name} ${scopes.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  // What a search hides is not deleted along with what it shows.
  const chosen = shown.filter(({ id }) => marked.includes(id));
  const toggle = (id: string) =>
    setMarked(marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id]);

  const remove = async () => {
    try {
      await deleteTokens(chosen.map(({ id }) => id));
      say(chosen.length === 1 ? 'Token deleted' : `${chosen.length} tokens deleted`);
      setMarked([]);
    } catch (error) {
      setProblem(explain(error));
    }
    setAsking(false);
  };

  return (
    <>
      <div class="row bulk">
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.length > 0 && chosen.length === shown.length}
            indeterminate={chosen.length > 0 && chosen.length < shown.length}
            onChange={() =>
              setMarked(chosen.length === shown.length ? [] : shown.map(({ id }) => id))
            }
          />
          Select all tokens
        </label>
        <span class="muted" role="status">
          {chosen.length === 0
            ? `${shown.length} ${shown.length === 1 ? 'token' : 'tokens'}`
            : `${chosen.length} of ${shown.length} selected`}
        </span>
        <button
          type="button"
          class="button danger small"
          disabled={chosen.length === 0}
          onClick={() => setAsking(true)}
        >
          Delete selected
        </button>
        {problem && <span class="complaint">{problem}</span>}
        {all.length >= searchedFrom && (
          <div class="field search">
            <label class="unseen" for="token-search">
              Search tokens
            </label>
            <input
              id="token-search"
              type="search"
              placeholder="Search tokens"
              value={sought}
              onInput={(event) => setSought(event.currentTarget.value)}
            />
          </div>
        )}
      </div>
      <div class="table-frame">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col" class="narrow">
                <span class="unseen">Selected</span>
              </th>
              <th scope="col">Name</th>
              <th scope="col">Scopes</th>
              <th scope="col">Access</th>
              <th scope="col">Opens</th>
              <th scope="col">Created</th>
              <th scope="col">Last used</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((token) => (
              <TokenRow
                key={token.id}
                token={token}
                marked={marked.includes(token.id)}
                onToggle={() => toggle(token.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {asking && (
        <Confirm
          title={chosen.length === 1 ? 'Delete this token?' : `Delete ${chosen.length} tokens?`}
          action={chosen.length === 1 ? 'Delete token' : `Delete ${chosen.length} tokens`}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          {chosen.map(({ name }) => `“${name}”`).join(', ')}: whatever uses{' '}
          {chosen.length === 1 ? 'it' : 'them'} is refused from the next call on. This cannot be
          undone.
        </Confirm>
      )}
    </>
  );
}

interface TokenRowProps {
  readonly token: Token;
  readonly marked: boolean;
  readonly onToggle: () => void;
}

function TokenRow({ token, marked, onToggle }: TokenRowProps) {
  const granted = resources.value;
  const count = granted && opened(token, granted).length;
  return (
    <tr aria-selected={marked}>
      <td class="narrow">
        <input
          type="checkbox"
          aria-label={`Select ${token.name}`}
          checked={marked}
          onChange={onToggle}
        />
      </td>
      <th scope="row">
        <a href={`/create/tokens/${token.id}`}>{token.name}</a>
        <div class="hint mono">{token.id}</div>
      </th>
      <td data-label="Scopes">
        <ScopeChips scopes={token.scopes} />
      </td>
      <td data-label="Access">{granted && sentence(whereTo(token.access, granted))}</td>
      <td data-label="Opens" class="nowrap">
        <a
          href={`/matrix?token=${token.id}`}
          aria-label={`${count} of ${endpoints.length}: what ${token.name} can do`}
        >
          {count} of {endpoints.length}
        </a>
      </td>
      <td data-label="Created" class="nowrap">
        <Moment iso={token.createdTime} />
      </td>
      <td data-label="Last used" class="nowrap">
        {token.lastUsedTime ? (
          <Moment iso={token.lastUsedTime} />
        ) : (
          <span class="muted">Never</span>
        )}
      </td>
    </tr>
  );
}

const shownScopes = 3;

function ScopeChips({ scopes }: { scopes: readonly string[] }) {
  if (scopes.length === 0) return <span class="muted">None</span>;
  const more = scopes.length - shownScopes;
  return (
    <span class="chips">
      {scopes.slice(0, shownScopes).map((scope) => (
        <span class="chip" key={scope}>
          {scope}
        </span>
      ))}
      {more > 0 && (
        <span class="hint" title={scopes.slice(shownScopes).join('\n')}>
          and {more} more
        </span>
      )}
    </span>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
