import type { EnterpriseToken, RevokedTokens } from '@sandtable/contract';
import { useRef, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Confirm } from '../../frame/dialog.tsx';
import { Waiting } from '../../frame/room.tsx';
import {
  adminToken,
  listOrganizationTokens,
  makeAdminToken,
  revokeTokens,
} from '../../world/admin-desk.ts';
import { useReading } from '../../world/reading.ts';
import { atlas } from '../../world/world.ts';
import { Moment } from '../moment.tsx';
import { toggled } from '../tokens/selection.ts';
import { AdminFrame } from './admin-room.tsx';

/** All tokens of the organization, as the real endpoints tell of them and revoke them. */
export function OrganizationTokens() {
  const [organization] = atlas.value.enterprises;
  const reader = adminToken('enterprise.user:read');
  const about = organization && reader && `${organization.id} ${reader.id}`;
  const { value: list, problem } = useReading(about, () =>
    organization && reader ? listOrganizationTokens(organization.id, reader) : Promise.resolve([]),
  );
  return (
    <AdminFrame title="All tokens of the organization">
      {!organization && <p class="empty">This world has no organization.</p>}
      {organization && !reader && (
        <NeedsToken enterpriseId={organization.id} what="lists" scope="enterprise.user:read" />
      )}
      {reader && (
        <p class="muted">Read with the token “{reader.name}”, as any program of an admin would.</p>
      )}
      {problem && <p class="complaint">{problem}</p>}
      {reader && !list && !problem && <Waiting what="Reading the tokens of everybody" />}
      {organization && list && <OrganizationTable enterpriseId={organization.id} list={list} />}
    </AdminFrame>
  );
}

interface NeedsTokenProps {
  readonly enterpriseId: string;
  /** What the endpoint does to tokens. */
  readonly what: 'lists' | 'revokes';
  readonly scope: string;
}

/** The endpoints are opened by a bearer token only: what to do when this page has none. */
function NeedsToken({ enterpriseId, what, scope }: NeedsTokenProps) {
  const [problem, setProblem] = useState('');
  return (
    <div class="empty">
      <p>
        The endpoint that {what} an organization’s tokens asks for a token with <code>{scope}</code>{' '}
        that was granted the organization. This page holds the secret of none.
      </p>
      <button
        type="button"
        class="button"
        onClick={() =>
          void makeAdminToken(enterpriseId).catch((error) => setProblem(explain(error)))
        }
      >
        Create the token “Admin panel”
      </button>
      <p class="hint">Its secret stays in the memory of this page and is not shown.</p>
      {problem && <p class="complaint">{problem}</p>}
    </div>
  );
}

interface OrganizationTableProps {
  readonly enterpriseId: string;
  readonly list: readonly EnterpriseToken[];
}

function OrganizationTable({ enterpriseId, list }: OrganizationTableProps) {
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<RevokedTokens>();
  const [problem, setProblem] = useState('');
  const last = useRef<string | undefined>(undefined);
  const chosen = list.filter(({ id }) => marked.includes(id));
  const revoker = adminToken('enterprise.user:write');

  const revoke = async () => {
    setAsking(false);
    if (!revoker) return;
    try {
      setOutcome(await revokeTokens(enterpriseId, revoker, marked));
      setMarked([]);
      setProblem('');
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const toggle = (id: string, range: boolean) => {
    const order = list.map((token) => token.id);
    setMarked(toggled(order, marked, id, range ? last.current : undefined));
    last.current = id;
  };

  return (
    <>
      <div class="row bulk">
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.length > 0 && chosen.length === list.length}
            indeterminate={chosen.length > 0 && chosen.length < list.length}
            onChange={() =>
              setMarked(chosen.length === list.length ? [] : list.map(({ id }) => id))
            }
          />
          Select all tokens
        </label>
        <span class="muted" role="status">
          {chosen.length === 0
            ? `${list.length} tokens`
            : `${chosen.length} of ${list.length} selected`}
        </span>
        <button
          type="button"
          class="button danger small"
          disabled={chosen.length === 0 || !revoker}
          onClick={() => setAsking(true)}
        >
          Revoke selected
        </button>
        {problem && <span class="complaint">{problem}</span>}
      </div>
      {chosen.length > 0 && !revoker && (
        <NeedsToken enterpriseId={enterpriseId} what="revokes" scope="enterprise.user:write" />
      )}
      {outcome && <Outcome outcome={outcome} list={list} />}
      <div class="table-frame">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col" class="narrow">
                <span class="unseen">Selected</span>
              </th>
              <th scope="col">Name</th>
              <th scope="col">State</th>
              <th scope="col">Owner</th>
              <th scope="col">Scopes</th>
              <th scope="col">Access</th>
              <th scope="col">Created</th>
            </tr>
          </thead>
          <tbody>
            {list.map((token) => (
              <OrganizationRow
                key={token.id}
                token={token}
                marked={marked.includes(token.id)}
                onToggle={(range) => toggle(token.id, range)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {asking && (
        <Confirm
          title={`Revoke ${chosen.length} ${chosen.length === 1 ? 'token' : 'tokens'}?`}
          action="Revoke"
          onConfirm={() => void revoke()}
          onClose={() => setAsking(false)}
        >
          {chosen.map(({ name, userId }) => `“${name}” of ${nameOf(userId)}`).join(', ')}: whatever
          uses {chosen.length === 1 ? 'it' : 'them'} is refused from the next call on. This cannot
          be undone.
          {chosen.some(({ id }) => id === revoker?.id) &&
            ' The token that this page works with is among them.'}
        </Confirm>
      )}
    </>
  );
}

interface OrganizationRowProps {
  readonly token: EnterpriseToken;
  readonly marked: boolean;
  readonly onToggle: (range: boolean) => void;
}

function OrganizationRow({ token, marked, onToggle }: OrganizationRowProps) {
  const { name, id, state, userId, createdByUserId, scopes, createdTime } = token;
  return (
    <tr aria-selected={marked}>
      <td class="narrow">
        <input
          type="checkbox"
          aria-label={`Select ${name} of ${nameOf(userId)}`}
          checked={marked}
          onClick={(event) => onToggle(event.shiftKey)}
        />
      </td>
      <th scope="row">
        {name}
        <div class="hint mono">{id}</div>
      </th>
      <td data-label="State">
        <span class={state === 'active' ? 'tag good' : 'tag bad'}>{state}</span>
      </td>
      <td data-label="Owner">
        {nameOf(userId)}
        {createdByUserId !== userId && <div class="hint">made by {nameOf(createdByUserId)}</div>}
      </td>
      <td data-label="Scopes">
        <span class="chips">
          {scopes.map((scope) => (
            <span class="chip" key={scope}>
              {scope}
            </span>
          ))}
        </span>
      </td>
      <td data-label="Access">{accessText(token)}</td>
      <td data-label="Created" class="nowrap">
        <Moment iso={createdTime} />
      </td>
    </tr>
  );
}

/** What came of a revocation: part of it may have failed. */
function Outcome({
  outcome: { revokedTokens, errors },
  list,
}: {
  outcome: RevokedTokens;
  list: readonly EnterpriseToken[];
}) {
  const tokenName = (id: string) => list.find((token) => token.id === id)?.name ?? id;
  return (
    <div class="card stack tight" role="status">
      <p>
        {revokedTokens.length} revoked
        {revokedTokens.length > 0 && `: ${revokedTokens.map(({ id }) => tokenName(id)).join(', ')}`}
        {errors.length > 0 && `; ${errors.length} not`}
      </p>
      {errors.map(({ tokenId, type, message }) => (
        <p class="complaint" key={tokenId}>
          {tokenName(tokenId)}: {message} (<code>{type}</code>)
        </p>
      ))}
    </div>
  );
}

function nameOf(userId: string): string {
  return atlas.value.users.find(({ id }) => id === userId)?.name ?? userId;
}

function accessText({ resourceAccess: { mode, resourceModelIds = [] } }: EnterpriseToken): string {
  if (mode === 'all') return 'Everything';
  if (mode === 'enterprise') return 'The organization';
  const places = [...atlas.value.bases, ...atlas.value.workspaces];
  const names = resourceModelIds.map((id) => places.find((each) => each.id === id)?.name ?? id);
  return names.join(', ') || 'Nothing';
}
