import type { IssuedToken, Token } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Confirm } from '../../frame/dialog.tsx';
import { say } from '../../frame/notes.tsx';
import { navigate } from '../../place.ts';
import { extras } from '../../world/extras.ts';
import { RegenerateDialog } from './regenerate-dialog.tsx';
import { SecretOnce } from './secret-once.tsx';
import type { Shelf } from './shelf.ts';

/** What ends a secret: a new one, or the token's deletion. Both ask first. */
export function Endings({ token, shelf }: { token: Token; shelf: Shelf }) {
  const [asking, setAsking] = useState<'regenerate' | 'delete'>();
  const [issued, setIssued] = useState<IssuedToken>();
  const [problem, setProblem] = useState('');
  const close = () => setAsking(undefined);

  const regenerate = async (graceMs?: number) => {
    close();
    await shelf
      .regenerate(token.id, graceMs)
      .then(setIssued, (error) => setProblem(explain(error)));
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
        {extras.value && ' When you regenerate, you may leave it some time.'}
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
        <RegenerateDialog
          token={token}
          onConfirm={(graceMs) => void regenerate(graceMs)}
          onClose={close}
        />
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
