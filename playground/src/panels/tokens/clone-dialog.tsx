import type { IssuedToken, Token } from '@sandtable/contract';
import { useId, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Dialog } from '../../frame/dialog.tsx';
import type { Shelf } from './shelf.ts';

interface CloneDialogProps {
  readonly token: Token;
  readonly shelf: Shelf;
  readonly onCloned: (issued: IssuedToken) => void;
  readonly onClose: () => void;
}

/** Ask for the name of a token that is to be like another one. */
export function CloneDialog({ token, shelf, onCloned, onClose }: CloneDialogProps) {
  const [name, setName] = useState(`${token.name}, copy`);
  const [problem, setProblem] = useState('');
  const id = useId();

  const clone = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      onCloned(await shelf.clone(token.id, name));
    } catch (error) {
      setProblem(explain(error));
      document.getElementById(id)?.focus();
    }
  };

  return (
    <Dialog title="Clone this token" onClose={onClose}>
      <form class="stack" onSubmit={(event) => void clone(event)} noValidate>
        <p>
          The clone has the scopes, the access and the expiry of “{token.name}”, and a secret of its
          own.
        </p>
        <div class="field">
          <label for={id}>Name of the clone</label>
          <input
            id={id}
            value={name}
            maxLength={255}
            autocomplete="off"
            aria-invalid={problem !== ''}
            aria-describedby={`${id}problem`}
            onInput={(event) => {
              setName(event.currentTarget.value);
              setProblem('');
            }}
          />
          <span class="complaint" id={`${id}problem`} role="alert">
            {problem}
          </span>
        </div>
        <div class="row">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Clone token
          </button>
        </div>
      </form>
    </Dialog>
  );
}
