import type { IssuedToken } from '@sandtable/contract';
import { CopyButton } from '../../frame/copy-button.tsx';
import { Dialog } from '../../frame/dialog.tsx';
import { Icon } from '../../frame/icon.tsx';
import { Until } from './until.tsx';

interface SecretDialogProps {
  readonly issued: IssuedToken;
  /** What happened to the token. */
  readonly event: 'created' | 'regenerated';
  readonly onStored: () => void;
  readonly onTry: () => void;
}

/** The one time a token is seen. Esc does not close it: what it shows cannot be shown again. */
export function SecretDialog({ issued, event, onStored, onTry }: SecretDialogProps) {
  const graceEnds = issued.token.previousSecretExpiresTime;
  return (
    <Dialog title={`“${issued.token.name}” was ${event}`} onClose={onStored} escapable={false}>
      <p>
        This is the token. It is shown <strong>this once</strong>: only its SHA-256 is kept. Store
        it now; if it is lost, regenerate the token.
        {event === 'regenerated' && !graceEnds && ' The old secret is refused from now on.'}
      </p>
      {graceEnds && (
        <p>
          <Until iso={graceEnds} ahead="The old secret stops" over="The old secret has stopped" />.
        </p>
      )}
      <code class="secret" data-testid="secret">
        {issued.secret}
      </code>
      <CopyButton text={() => issued.secret} label="Copy token" />
      <div class="row">
        <button type="button" class="button primary" onClick={onStored}>
          I have stored it
        </button>
        <button type="button" class="button" onClick={onTry}>
          <Icon name="send" />
          Use it in the console
        </button>
      </div>
      <p class="hint">
        “Use it in the console” keeps the token in the memory of this page until the page is closed
        or reloaded.
      </p>
    </Dialog>
  );
}
