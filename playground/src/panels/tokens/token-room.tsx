import type { IssuedToken, NewToken, Token } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Confirm } from '../../frame/dialog.tsx';
import { Icon } from '../../frame/icon.tsx';
import { say } from '../../frame/notes.tsx';
import { Room, Waiting } from '../../frame/room.tsx';
import { navigate, query } from '../../place.ts';
import { keepSecret } from '../../world/secrets.ts';
import { Moment } from '../moment.tsx';
import { Ours } from './ours.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { ownShelf, type Shelf } from './shelf.ts';
import { type SaveProblem, TokenForm } from './token-form.tsx';

/** The room of one's own token: of a new one at `new`, else of the one with the id in the address. */
export function AnyTokenRoom({ rest }: { rest: string }) {
  return <ShelfTokenRoom shelf={ownShelf()} which={rest} />;
}

interface ShelfTokenRoomProps {
  readonly shelf: Shelf;
  /** `new`, or the id of a token. */
  readonly which: string;
}

/** The room of one token of a shelf. */
export function ShelfTokenRoom({ shelf, which }: ShelfTokenRoomProps) {
  if (which === 'new') return <NewTokenRoom shelf={shelf} />;
  return <TokenRoom key={which} shelf={shelf} tokenId={which} />;
}

function NewTokenRoom({ shelf }: { shelf: Shelf }) {
  const [issued, setIssued] = useState<IssuedToken>();
  const { owner, isOwn, resources: granted, tokens, home } = shelf;
  const model = query.value.get('like');
  const original = tokens?.find(({ id }) => id === model);
  const save = async (draft: NewToken) => {
    try {
      setIssued(await shelf.create(draft));
    } catch (error) {
      return problemOf(error);
    }
  };
  return (
    <Room title={isOwn ? 'Create a token' : `Create a token for ${owner?.name}`}>
      {granted && tokens ? (
        <TokenForm
          key={`${owner?.id} ${model}`}
          shelf={shelf}
          resources={granted}
          onSave={save}
          {...(original && { start: { ...original, name: `${original.name}, copy` } })}
        />
      ) : (
        <Waiting what="Reading what can be granted" />
      )}
      {issued && (
        <SecretOnce
          issued={issued}
          event="created"
          onDone={() => {
            setIssued(undefined);
            navigate(home);
          }}
        />
      )}
    </Room>
  );
}

/** Where a token is changed, given a new secret, or deleted. */
function TokenRoom({ shelf, tokenId }: { shelf: Shelf; tokenId: string }) {
  const { tokens, resources: granted, isOwn, home } = shelf;
  const token = tokens?.find(({ id }) => id === tokenId);
  if (!tokens || !granted) {
    return (
      <Room title="Token">
        <Waiting what="Reading the token" />
      </Room>
    );
  }
  if (!token) return <NoSuchToken shelf={shelf} tokenId={tokenId} />;
  const save = async (draft: NewToken) => {
    try {
      await shelf.update(tokenId, draft);
      say('Saved; the secret is the same');
    } catch (error) {
      return problemOf(error);
    }
  };
  return (
    <Room
      title={token.name}
      actions={
        <div class="row">
          <a class="button" href={`${home}/new?like=${tokenId}`}>
            <Icon name="copy" />
            Clone
            <Ours />
          </a>
          {isOwn && (
            <a class="button" href={`/matrix?token=${tokenId}`}>
              <Icon name="grid" />
              What it can do
            </a>
          )}
          <a class="button" href={`/console?token=${tokenId}`}>
            <Icon name="send" />
            Try it
          </a>
        </div>
      }
    >
      <p class="muted">
        {!isOwn && <>Token of {shelf.owner?.name}, </>}
        <code>{tokenId}</code>, created <Moment iso={token.createdTime} />,{' '}
        {token.lastUsedTime ? (
          <>
            last used <Moment iso={token.lastUsedTime} />
          </>
        ) : (
          'never used'
        )}
      </p>
      <TokenForm key={tokenId} token={token} shelf={shelf} resources={granted} onSave={save} />
      <Endings token={token} shelf={shelf} />
    </Room>
  );
}

function NoSuchToken({ shelf, tokenId }: { shelf: Shelf; tokenId: string }) {
  return (
    <Room title="Token not found">
      <div class="empty">
        <p>
          {shelf.owner?.name} has no token <code>{tokenId}</code>. It may have been deleted, or it
          belongs to somebody else.
        </p>
        <a class="button" href={shelf.home}>
          All tokens
        </a>
      </div>
    </Room>
  );
}

/** What ends a secret: a new one, or the token's deletion. Both ask first. */
function Endings({ token, shelf }: { token: Token; shelf: Shelf }) {
  const [asking, setAsking] = useState<'regenerate' | 'delete'>();
  const [issued, setIssued] = useState<IssuedToken>();
  const [problem, setProblem] = useState('');
  const close = () => setAsking(undefined);

  const regenerate = async () => {
    close();
    await shelf.regenerate(token.id).then(setIssued, (error) => setProblem(explain(error)));
  };
  const remove = async () => {
    close();
    try {
      await shelf.remove([token.id]);
      say(`“${token.name}” deleted`);
      navigate(shelf.home);
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

/** A name that is taken is said where the name is written. */
function problemOf(error: unknown): SaveProblem {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return { at: type === 'DUPLICATE_TOKEN_NAME' ? 'name' : 'form', text: explain(error) };
}
