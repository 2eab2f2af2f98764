import type { Token } from '@sandtable/contract';
import { useRef, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { say } from '../../frame/notes.tsx';
import { worriesIn } from './hygiene.ts';
import { Ours } from './ours.tsx';
import { toggled } from './selection.ts';
import type { Shelf } from './shelf.ts';
import { TokenRow } from './token-row.tsx';

interface TokenTableProps {
  readonly shelf: Shelf;
  readonly all: readonly Token[];
}

/** From this many tokens on a search is worth its place. */
const searchedFrom = 3;

/** Tokens as a list that can be searched, selected in ranges, and deleted with one question. */
export function TokenTable({ shelf, all }: TokenTableProps) {
  const [sought, setSought] = useState('');
  const [marked, setMarked] = useState<readonly string[]>([]);
  // The question is fetched when it is asked for the first time.
  const [asking, setAsking] = useState<typeof import('./delete-question.tsx')>();
  const [problem, setProblem] = useState('');
  const last = useRef<string | undefined>(undefined);
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter(({ id, name, scopes }) => {
    const text = `${id} ${name} ${scopes.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  // What a search hides is not deleted along with what it shows.
  const chosen = shown.filter(({ id }) => marked.includes(id));
  const toggle = (id: string, range: boolean) => {
    const order = shown.map((token) => token.id);
    setMarked(toggled(order, marked, id, range ? last.current : undefined));
    last.current = id;
  };

  const remove = async () => {
    try {
      await shelf.remove(chosen.map(({ id }) => id));
      say(chosen.length === 1 ? 'Token deleted' : `${chosen.length} tokens deleted`);
      setMarked([]);
    } catch (error) {
      setProblem(explain(error));
    }
    setAsking(undefined);
  };

  return (
    <>
      <div class="row bulk">
        <label class="check" title="With Shift, a checkbox of the list selects a whole range">
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
          onClick={() => void import('./delete-question.tsx').then(setAsking)}
        >
          Delete selected
        </button>
        <Worries tokens={shown} onPick={(ids) => setMarked(ids)} />
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
                shelf={shelf}
                marked={marked.includes(token.id)}
                onToggle={(range) => toggle(token.id, range)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {asking && (
        <asking.DeleteQuestion
          names={chosen.map(({ name }) => name)}
          onConfirm={() => void remove()}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

interface WorriesProps {
  readonly tokens: readonly Token[];
  readonly onPick: (tokenIds: readonly string[]) => void;
}

/** What is worth a second look, each kind as a button that selects it. */
function Worries({ tokens, onPick }: WorriesProps) {
  const kinds = worriesIn(tokens);
  if (kinds.size === 0) return null;
  return (
    <span class="row">
      {[...kinds].map(([worry, worrying]) => (
        <button
          key={worry}
          type="button"
          class="button quiet small"
          onClick={() => onPick(worrying.map(({ id }) => id))}
        >
          Select {worrying.length} {worry}
        </button>
      ))}
      <Ours />
    </span>
  );
}
