import type { Scope, Token } from '@sandtable/contract';
import type { LeastToken } from '@sandtable/mock';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { CopyButton } from '../../frame/copy-button.tsx';
import { Icon } from '../../frame/icon.tsx';
import { whereTo } from '../../world/reach.ts';
import { resources, updateToken } from '../../world/token-desk.ts';

interface LeastPanelProps {
  readonly least: LeastToken;
  /** The token as it is now; absent when it is somebody else's. */
  readonly token: Token | undefined;
}

/** The smallest permissions for what a token did, beside those it has. */
export function LeastPanel({ least, token }: LeastPanelProps) {
  const code = () => creationOf(least);
  return (
    <div class="sides">
      <section class="card stack" aria-label="The least that would have done">
        <h2>What {least.token.name} needed</h2>
        <p class="muted">
          From {least.requests} {least.requests === 1 ? 'call' : 'calls'}.
          {!least.complete && ' More was done than is kept, so it may need more than this.'}
        </p>
        <Difference least={least} token={token} />
        {token && <Apply least={least} token={token} />}
      </section>
      <section class="stack tight" aria-label="As code">
        <h2>As code</h2>
        <pre class="raw card">{code()}</pre>
        <CopyButton text={code} label="Copy the code" />
      </section>
    </div>
  );
}

/** The code that makes such a token. */
function creationOf({ code }: LeastToken): string {
  return [
    "import { TokensClient } from '@sandtable/client';",
    '',
    'const tokens = new TokensClient({ session: mock.signIn(userId), fetch: mock.fetch });',
    code,
  ].join('\n');
}

/** Needed scopes, those that are missing, and those that the token could do without. */
function Difference({ least, token }: LeastPanelProps) {
  const granted = resources.value;
  const { scopes, missing, maybe, unneeded } = least;
  return (
    <dl class="stack tight">
      <dt class="label">Scopes it needs</dt>
      <dd class="chips">
        {scopes.length === 0 && <span class="muted">None</span>}
        {scopes.map((scope) => (
          <span class="chip" key={scope}>
            <Icon name={missing.scopes.includes(scope) ? 'plus' : 'check'} />
            {scope}
            {missing.scopes.includes(scope) && ' (missing)'}
          </span>
        ))}
      </dd>
      <ScopeList title="Scopes that only made answers fuller" scopes={maybe} icon="check" />
      <ScopeList title="Scopes it did not use" scopes={unneeded.scopes} icon="cross" absent />
      {granted && (
        <>
          <dt class="label">Where it worked</dt>
          <dd>{whereTo(least.access, granted)}</dd>
          {token && (
            <>
              <dt class="label">Where it may work now</dt>
              <dd>{whereTo(token.access, granted)}</dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}

interface ScopeListProps {
  readonly title: ComponentChildren;
  readonly scopes: readonly Scope[];
  readonly icon: 'check' | 'cross';
  readonly absent?: boolean;
}

function ScopeList({ title, scopes, icon, absent }: ScopeListProps) {
  if (scopes.length === 0) return null;
  return (
    <>
      <dt class="label">{title}</dt>
      <dd class="chips">
        {scopes.map((scope) => (
          <span class={absent ? 'chip absent' : 'chip'} key={scope}>
            <Icon name={icon} />
            {scope}
          </span>
        ))}
      </dd>
    </>
  );
}

function Apply({ least, token }: { least: LeastToken; token: Token }) {
  const [said, setSaid] = useState('');
  const [fuller, setFuller] = useState(true);
  const scopes = fuller ? [...least.scopes, ...least.maybe] : least.scopes;
  const { access } = least;
  if (isSame({ scopes, access }, token)) return <p class="good">The token has just that.</p>;
  const apply = () =>
    updateToken(token.id, { scopes, access }).then(
      () => setSaid('Done: the secret is the same.'),
      (error) => setSaid(explain(error)),
    );
  return (
    <div class="stack tight">
      {least.maybe.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={fuller}
            onChange={(event) => setFuller(event.currentTarget.checked)}
          />
          Keep what makes answers fuller
        </label>
      )}
      <div class="row">
        <button type="button" class="button primary" onClick={() => void apply()}>
          Give the token just that
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}

type Permissions = Pick<Token, 'scopes' | 'access'>;

function isSame(one: Permissions, other: Permissions): boolean {
  const text = ({ scopes, access }: Permissions) =>
    JSON.stringify([scopes.toSorted(), access === 'all' ? access : Object.entries(access).sort()]);
  return text(one) === text(other);
}
