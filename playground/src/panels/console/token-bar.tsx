import { computed } from '@preact/signals';
import { type Endpoint, isScope, type Scope, scopes, type Token } from '@sandtable/contract';
import { useId, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { say } from '../../frame/notes.tsx';
import { addressWith, navigate, query } from '../../place.ts';
import { audiencesOf } from '../../world/atlas.ts';
import { holdsRealSecret, realSecretAdvice } from '../../world/real-secrets.ts';
import { forgetSecret, keepSecret, secretOf } from '../../world/secrets.ts';
import { tokens, updateToken } from '../../world/token-desk.ts';
import { atlas, me } from '../../world/world.ts';

/** Id of a call without a token, and of one with a token that was pasted here. */
const noToken = '';
const pasted = 'pasted';

/**
 * The token that the address names. Where it names none, the first whose secret this page knows, so
 * that a first call works without choosing anything.
 */
export const tokenInUse = computed(
  () =>
    query.value.get('token') ??
    tokens.value?.find(({ id }) => secretOf(id) !== undefined)?.id ??
    noToken,
);

/** A token with its secret, where this page knows it. */
export function pickedToken(id: string): { id: string; secret: string } {
  return { id, secret: secretOf(id) ?? '' };
}

/** Which token the call carries, and its scopes, to be taken away and given back on the spot. */
export function TokenBar({ endpoint }: { endpoint: Endpoint }) {
  const id = useId();
  const own = tokens.value ?? [];
  const tokenId = tokenInUse.value;
  const token = own.find((each) => each.id === tokenId);
  const pick = (next: string) => navigate(addressWith({ token: next }), { replace: true });
  return (
    <div class="token-bar stack tight">
      <div class="field token-pick">
        <label for={id}>Token</label>
        <select id={id} value={tokenId} onChange={(event) => pick(event.currentTarget.value)}>
          <option value={noToken}>No token</option>
          {own.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
          {!token && tokenId !== noToken && tokenId !== pasted && (
            <option value={tokenId}>Not one of your tokens</option>
          )}
          <option value={pasted}>Another token, pasted here</option>
        </select>
      </div>
      {tokenId !== noToken && (tokenId === pasted || secretOf(tokenId) === undefined) && (
        <SecretInput key={tokenId} tokenId={tokenId} name={token?.name} />
      )}
      {token && <ScopeChips token={token} endpoint={endpoint} />}
    </div>
  );
}

function SecretInput({ tokenId, name }: { tokenId: string; name: string | undefined }) {
  const id = useId();
  const [found, setFound] = useState<'nothing' | 'kept' | 'real'>('nothing');
  const take = (input: HTMLInputElement) => {
    const text = input.value.trim();
    if (holdsRealSecret(text)) {
      forgetSecret(tokenId);
      input.value = '';
      setFound('real');
      return;
    }
    keepSecret(tokenId, text);
    setFound(text === '' ? 'nothing' : 'kept');
  };
  return (
    <div class="field">
      <label for={id}>Secret of {name ? `“${name}”` : 'the token'}</label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => take(event.currentTarget)}
      />
      {found === 'real' ? (
        <span class="complaint" role="alert">
          {realSecretAdvice}
        </span>
      ) : (
        <span class="hint">
          {found === 'kept'
            ? 'Held in the memory of this page until it is closed.'
            : 'Only its hash is stored, so this page does not know it. Paste it, or regenerate the token.'}
        </span>
      )}
    </div>
  );
}

function ScopeChips({ token, endpoint }: { token: Token; endpoint: Endpoint }) {
  const id = useId();
  const { access } = endpoint;
  const asked = [...(access.scopes ?? []), ...(access.anyScope ?? [])];
  const [dropped, setDropped] = useState<readonly Scope[]>([]);
  const all = Object.keys(scopes) as Scope[];
  const shown = all.filter((scope) => [...token.scopes, ...asked, ...dropped].includes(scope));
  const others = all.filter(
    (scope) =>
      !shown.includes(scope) && audiencesOf(atlas.value, me.value).includes(scopes[scope].audience),
  );
  const toggle = async (scope: Scope) => {
    const held = token.scopes.includes(scope);
    setDropped(held ? [...dropped, scope] : dropped.filter((each) => each !== scope));
    const next = all.filter((each) => token.scopes.includes(each) !== (each === scope));
    try {
      await updateToken(token.id, { scopes: next });
      say(held ? `${scope} taken away` : `${scope} added`);
    } catch (error) {
      say(explain(error));
    }
  };
  return (
    <fieldset class="row scope-bar">
      <legend class="unseen">Scopes of {token.name}</legend>
      {shown.map((scope) => (
        <button
          type="button"
          class="chip"
          key={scope}
          aria-pressed={token.scopes.includes(scope)}
          title={`${scopes[scope].title}${asked.includes(scope) ? ' (this call asks for it)' : ''}`}
          onClick={() => void toggle(scope)}
        >
          {scope}
        </button>
      ))}
      <label class="unseen" for={id}>
        Add a scope to {token.name}
      </label>
      <select
        id={id}
        class="bare-select"
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget;
          event.currentTarget.value = '';
          if (isScope(value)) void toggle(value);
        }}
      >
        <option value="">Add a scope</option>
        {others.map((scope) => (
          <option key={scope} value={scope}>
            {scope}
          </option>
        ))}
      </select>
      <a class="hint" href={`/create/tokens/${token.id}`}>
        Edit token
      </a>
    </fieldset>
  );
}
