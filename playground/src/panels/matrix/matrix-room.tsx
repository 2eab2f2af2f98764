import { advise, type Problem, subjectKind, type Token, type Verdict } from '@sandtable/contract';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { Icon } from '../../frame/icon.tsx';
import { Room, Waiting } from '../../frame/room.tsx';
import { addressWith, navigate, query } from '../../place.ts';
import '../../styles/console.css';
import { type EndpointEntry, endpoints, groupTitles } from '../../world/endpoints.ts';
import {
  basesOf,
  bestVerdict,
  type PlacedBase,
  type Reachable,
  verdictIn,
} from '../../world/reach.ts';
import { resources, tokens } from '../../world/token-desk.ts';
import { me } from '../../world/world.ts';
import { Marked } from '../gate/gate.tsx';

/** Every endpoint in every base, judged for one token, with the reason in each cell. */
export function MatrixRoom() {
  const id = useId();
  const all = tokens.value;
  const granted = resources.value;
  const wanted = query.value.get('token');
  const token = all?.find((each) => each.id === wanted) ?? (wanted ? undefined : all?.[0]);
  return (
    <Room title="What can this token do?">
      <div class="row">
        <div class="field token-pick">
          <label for={id}>Token</label>
          <select
            id={id}
            value={token?.id ?? ''}
            onChange={(event) =>
              navigate(`/matrix?token=${event.currentTarget.value}`, { replace: true })
            }
          >
            {!token && <option value="">Choose a token</option>}
            {all?.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      {(!all || !granted) && <Waiting what="Reading the tokens" />}
      {token && granted && <Matrix token={token} granted={granted} />}
      {all && !token && (
        <div class="empty">
          <p>
            {all.length === 0
              ? `${me.value?.name} has no token to judge.`
              : 'The address names a token that is not yours or no longer exists.'}
          </p>
          <a class="button" href="/create/tokens/new">
            Create a token
          </a>
        </div>
      )}
    </Room>
  );
}

function Matrix({ token, granted }: { token: Token; granted: Reachable }) {
  const cell = query.value.get('cell');
  useEffect(() => {
    if (cell) document.getElementById(cell)?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [cell]);
  const [refusedOnly, setRefusedOnly] = useState(false);
  const bases = basesOf(granted);
  const rows = endpoints
    .map((entry) => ({ entry, verdicts: verdictsOf(token, entry, bases, granted) }))
    .filter(({ verdicts }) => !refusedOnly || verdicts.some(({ allowed }) => !allowed));
  return (
    <>
      <div class="row apart">
        <p class="muted measure">
          Judged by the same function that answers the calls: the token’s scopes and access, and{' '}
          {me.value?.name}’s own level in each base.
        </p>
        <label class="check">
          <input
            type="checkbox"
            checked={refusedOnly}
            onChange={(event) => setRefusedOnly(event.currentTarget.checked)}
          />
          Refused only
        </label>
      </div>
      {/* A region that scrolls has to be reachable by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section class="table-frame" tabIndex={0} aria-label="Matrix">
        <table class="matrix cards">
          <thead>
            <tr>
              <th scope="col">Endpoint</th>
              <th scope="col">Asks for</th>
              {bases.length === 0 && <th scope="col">Without a base</th>}
              {bases.map(({ id, name }) => (
                <th scope="col" key={id}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MatrixRow key={row.entry.key} {...row} token={token} bases={bases} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length === 0 && (
        <p class="muted">
          This token is refused nowhere. A narrower one would do less harm if lost.
        </p>
      )}
    </>
  );
}

/** One verdict for each base, or one for endpoints that are about something else. */
function verdictsOf(
  token: Token,
  { endpoint }: EndpointEntry,
  bases: readonly PlacedBase[],
  granted: Reachable,
): readonly Verdict[] {
  if (subjectKind(endpoint.access) === 'base' && bases.length > 0) {
    return bases.map((base) => verdictIn(token, endpoint, base, granted));
  }
  return [bestVerdict(token, endpoint, granted)];
}

interface MatrixRowProps {
  readonly entry: EndpointEntry;
  readonly verdicts: readonly Verdict[];
  readonly token: Token;
  readonly bases: readonly PlacedBase[];
}

function MatrixRow({ entry, verdicts, token, bases }: MatrixRowProps) {
  const { key, group, endpoint } = entry;
  const [only, ...others] = verdicts;
  return (
    <tr>
      <th scope="row">
        <a href={`/console/${key}?token=${token.id}`}>{endpoint.title}</a>
        <div class="hint">
          {groupTitles[group] ?? group}, <span class="mono">{endpoint.method}</span>
        </div>
      </th>
      <td>
        <Asked entry={entry} token={token} />
      </td>
      {only && others.length === 0 ? (
        <VerdictCell id={key} colSpan={Math.max(1, bases.length)}>
          <Judged verdict={only} subject={undefined} />
        </VerdictCell>
      ) : (
        bases.map(({ id, name }, index) => (
          <VerdictCell key={id} id={`${key}:${id}`} label={name}>
            <Judged verdict={verdicts[index] as Verdict} subject={name} />
          </VerdictCell>
        ))
      )}
    </tr>
  );
}

interface VerdictCellProps {
  /** What names the cell in an address, e.g. `records.list:appFILMS000000001`. */
  readonly id: string;
  readonly label?: string;
  readonly colSpan?: number;
  readonly children: ComponentChildren;
}

/** A cell with an address of its own, which somebody else can be sent. */
function VerdictCell({ id, label, colSpan, children }: VerdictCellProps) {
  const here = query.value.get('cell') === id;
  return (
    <td id={id} class={here ? 'verdict here' : 'verdict'} data-label={label} colSpan={colSpan}>
      {children}
      <a
        class="cell-link hint"
        href={addressWith({ cell: id })}
        aria-label={`Link to this cell: ${id}`}
        {...(here && { 'aria-current': 'true' })}
      >
        #
      </a>
    </td>
  );
}

/** Scopes and level that an endpoint asks for; what the token lacks is crossed. */
function Asked({ entry, token }: { entry: EndpointEntry; token: Token }) {
  const { scopes = [], anyScope = [], base, workspace, enterprise } = entry.endpoint.access;
  const level = base ?? workspace;
  return (
    <span class="chips">
      {[...scopes, ...anyScope].map((scope) => (
        <span key={scope} class={token.scopes.includes(scope) ? 'chip' : 'chip absent'}>
          <Icon name={token.scopes.includes(scope) ? 'check' : 'cross'} />
          {scope}
        </span>
      ))}
      {level && <span class="hint">and level {level}</span>}
      {enterprise && <span class="hint">and an admin</span>}
      {scopes.length + anyScope.length === 0 && <span class="hint">any token</span>}
    </span>
  );
}

function Judged({ verdict, subject }: { verdict: Verdict; subject: string | undefined }) {
  if (verdict.allowed) {
    return (
      <span class="judged good">
        <Icon name="check" />
        allowed
      </span>
    );
  }
  const reasons = verdict.problems.map(
    (problem: Problem) => advise(problem, { user: me.value?.name, subject })[0],
  );
  return (
    <span class="judged">
      <span class="bad">
        <Icon name="stop" />
      </span>
      <span>
        {reasons.map((reason) => (
          <span class="reason" key={reason}>
            <Marked text={reason.replace(/^the token /, '')} />
          </span>
        ))}
      </span>
    </span>
  );
}
