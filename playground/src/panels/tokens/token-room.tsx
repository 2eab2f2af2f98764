import type { IssuedToken, NewToken, Token } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Confirm } from '../../frame/dialog.tsx';
import { Icon } from '../../frame/icon.tsx';
import { say } from '../../frame/notes.tsx';
import { Room, Waiting } from '../../frame/room.tsx';
import { navigate } from '../../place.ts';
import { keepSecret } from '../../world/secrets.ts';
import {
  createToken,
  deleteTokens,
  regenerateToken,
  resources,
  tokens,
  updateToken,
} from '../../world/token-desk.ts';
import { me } from '../../world/world.ts';
import { Moment } from '../moment.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { TokenForm } from './token-form.tsx';

/** The room of one token: of a new one at `new`, else of the one with the id in the address. */
export function AnyTokenRoom({ rest }: { rest: string }) {
  return rest === 'new' ? <NewTokenRoom /> : <TokenRoom key={rest} tokenId={rest} />;
}

function NewTokenRoom() {
  const [issued, setIssued] = useState<IssuedToken>();
  const granted = resources.value;
  const save = async (draft: NewToken) => {
    try {
      setIssued(await createToken(draft));
    } catch (error) {
      return explain(error);
    }
  };
  return (
    <Room title="Create a token">
      {granted ? (
        <TokenForm key={me.value?.id} resources={granted} onSave={save} />
      ) : (
        <Waiting what="Reading what can be granted" />
      )}
      {issued && (
        <SecretOnce
          issued={issued}
          event="created"
          onDone={() => {
            setIssued(undefined);
            navigate('/create/tokens');
          }}
        />
      )}
    </Room>
  );
}

/** Where a token is changed, given a new secret, or deleted. */
function TokenRoom({ tokenId }: { tokenId: string }) {
  const token = tokens.value?.find(({ id }) => id === tokenId);
  const granted = resources.value;
  if (!tokens.value || !granted) {
    return (
      <Room title="Token">
        <Waiting what="Reading the token" />
      </Room>
    );
  }
  if (!token) return <NoSuchToken tokenId={tokenId} />;
  const save = async (draft: NewToken) => {
    try {
      await updateToken(tokenId, draft);
      say('Saved; the secret is the same');
    } catch (error) {
      return explain(error);
    }
  };
  return (
    <Room
      title={token.name}
      actions={
        <div class="row">
          <a class="button" href={`/matrix?token=${tokenId}`}>
            <Icon name="grid" />
            What it can do
          </a>
          <a class="button" href={`/console?token=${tokenId}`}>
            <Icon name="send" />
            Try it
          </a>
        </div>
      }
    >
      <p class="muted">
        <code>{tokenId}</code>, created <Moment iso={token.createdTime} />,{' '}
        {token.lastUsedTime ? (
          <>
            last used <Moment iso={token.lastUsedTime} />
          </>
        ) : (
          'never used'
        )}
      </p>
      <TokenForm key={tokenId} token={token} resources={granted} onSave={save} />
      <Endings token={token} />
    </Room>
  );
}

function NoSuchToken({ tokenId }: { tokenId: string }) {
  return (
    <Room title="Token not found">
      <div class="empty">
        <p>
          {me.value?.name} has no token <code>{tokenId}</code>. It may have been deleted, or it
          belongs to somebody else.
        </p>
        <a class="button" href="/create/tokens">
          All tokens
        </a>
      </div>
    </Room>
  );
}

/** What ends a secret: a new one, or the token's deletion. Both ask first. */
function Endings({ token }: { token: Token }) {
  const [asking, setAsking] = useState<'regenerate' | 'delete'>();
  const [issued, setIssued] = useState<IssuedToken>();
  const [problem, setProblem] = useState('');
  const close = () => setAsking(undefined);

  const regenerate = async () => {
    close();
    await regenerateToken(token.id).then(setIssued, (error) => setProblem(explain(error)));
  };
  const remove = async () => {
    close();
    try {
      await deleteTokens([token.id]);
      say(`“${token.name}” deleted`);
      navigate('/create/tokens');
    } catch (error) {
      setProblem(explain(error));
    }
  };

  return (
    <section class="card danger-zone stack tight" aria-label="Ending the secret">
      <h2>Ending the secret</h2>
      <p class="muted measure">
        Regenerating gives the token a new secret and keeps name, scopes and access. Deleting ends
        it for good. Either way the present secret is refused from the next call on.
      </p>
      <div class="row">
        <button type="button" class="button" onClick={() => setAsking('regenerate')}>
          Regenerate token
        </button>
        <button type="button" class="button danger" onClick={() => setAsking('delete')}>
          Delete token
        </button>
        {problem && <span class="complaint">{problem}</span>}
      </div>
      {asking === 'regenerate' && (
        <Confirm
          title="Regenerate this token?"
          action="Regenerate"
          onConfirm={() => void regenerate()}
          onClose={close}
        >
          Whatever uses “{token.name}” now is refused until it gets the new secret.
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title="Delete this token?"
          action="Delete token"
          onConfirm={() => void remove()}
          onClose={close}
        >
          Whatever uses “{token.name}” is refused from the next call on. This cannot be undone.
        </Confirm>
      )}
      {issued && (
        <SecretOnce issued={issued} event="regenerated" onDone={() => setIssued(undefined)} />
      )}
    </section>
  );
}

interface SecretOnceProps {
  readonly issued: IssuedToken;
  readonly event: 'created' | 'regenerated';
  readonly onDone: () => void;
}

function SecretOnce({ issued, event, onDone }: SecretOnceProps) {
  return (
    <SecretDialog
      issued={issued}
      event={event}
      onStored={onDone}
      onTry={() => {
        keepSecret(issued.token.id, issued.secret);
        onDone();
        navigate(`/console/records.list?token=${issued.token.id}`);
      }}
    />
  );
}
