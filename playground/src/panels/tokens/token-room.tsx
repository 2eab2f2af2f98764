import type { IssuedToken, NewToken } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Icon } from '../../frame/icon.tsx';
import { say } from '../../frame/notes.tsx';
import { Room, Waiting } from '../../frame/room.tsx';
import { navigate } from '../../place.ts';
import { extras } from '../../world/extras.ts';
import { CloneDialog } from './clone-dialog.tsx';
import { Endings } from './endings.tsx';
import { Ours } from './ours.tsx';
import { SecretOnce } from './secret-once.tsx';
import { ownShelf, type Shelf } from './shelf.ts';
import { TokenFacts } from './token-facts.tsx';
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
        <TokenForm key={owner?.id} shelf={shelf} resources={granted} onSave={save} />
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
  const [cloning, setCloning] = useState(false);
  const [cloned, setCloned] = useState<IssuedToken>();
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
          {extras.value && (
            <button type="button" class="button" onClick={() => setCloning(true)}>
              <Icon name="copy" />
              Clone
              <Ours />
            </button>
          )}
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
        <TokenFacts token={token} />
      </p>
      <TokenForm key={tokenId} token={token} shelf={shelf} resources={granted} onSave={save} />
      <Endings token={token} shelf={shelf} />
      {cloning && (
        <CloneDialog
          token={token}
          shelf={shelf}
          onCloned={(issued) => {
            setCloning(false);
            setCloned(issued);
          }}
          onClose={() => setCloning(false)}
        />
      )}
      {cloned && (
        <SecretOnce
          issued={cloned}
          event="created"
          onDone={() => {
            setCloned(undefined);
            navigate(home);
          }}
        />
      )}
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

/** A name that is taken is said where the name is written. */
function problemOf(error: unknown): SaveProblem {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return { at: type === 'DUPLICATE_TOKEN_NAME' ? 'name' : 'form', text: explain(error) };
}
