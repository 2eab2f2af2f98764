import type { Token } from '@sandtable/contract';
import { endpoints } from '../../world/endpoints.ts';
import { opened, whereTo } from '../../world/reach.ts';
import { Moment } from '../moment.tsx';
import { worriesAbout } from './hygiene.ts';
import { Ours } from './ours.tsx';
import type { Shelf } from './shelf.ts';
import { Until } from './until.tsx';

interface TokenRowProps {
  readonly token: Token;
  readonly shelf: Shelf;
  readonly marked: boolean;
  /** `range`: with Shift. */
  readonly onToggle: (range: boolean) => void;
}

/** One token of the list. */
export function TokenRow({ token, shelf, marked, onToggle }: TokenRowProps) {
  const granted = shelf.resources;
  const count = `${granted ? opened(token, granted).length : '…'} of ${endpoints.length}`;
  return (
    <tr aria-selected={marked}>
      <td class="narrow">
        <input
          type="checkbox"
          aria-label={`Select ${token.name}`}
          checked={marked}
          onClick={(event) => onToggle(event.shiftKey)}
        />
      </td>
      <th scope="row">
        <a href={`${shelf.home}/${token.id}`}>{token.name}</a>
        <div class="hint mono">{token.id}</div>
        {shelf.isOwn && worriesAbout(token).includes('wider than what it uses') && (
          <div class="hint">
            <a href={`/usage?token=${token.id}`}>Wider than what it uses</a> <Ours />
          </div>
        )}
        {token.expiresTime && (
          <div class="hint nowrap">
            <Until iso={token.expiresTime} ahead="Expires" over="Expired" /> <Ours />
          </div>
        )}
      </th>
      <td data-label="Scopes">
        <ScopeChips scopes={token.scopes} />
      </td>
      <td data-label="Access">{granted && sentence(whereTo(token.access, granted))}</td>
      <td data-label="Opens" class="nowrap">
        {shelf.isOwn ? (
          <a href={`/matrix?token=${token.id}`} aria-label={`${count}: what ${token.name} can do`}>
            {count}
          </a>
        ) : (
          count
        )}
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
        {token.lastCaller && (
          <div class="hint">
            {token.lastCaller.title} <Ours />
            {token.lastCaller.userAgent && (
              <div class="caller">by {token.lastCaller.userAgent}</div>
            )}
          </div>
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
