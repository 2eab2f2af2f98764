import type { IssuedToken } from '@sandtable/contract';
import { navigate } from '../../place.ts';
import { keepSecret } from '../../world/secrets.ts';
import { SecretDialog } from './secret-dialog.tsx';

interface SecretOnceProps {
  readonly issued: IssuedToken;
  /** What happened to the token. */
  readonly event: 'created' | 'regenerated';
  readonly onDone: () => void;
}

/** The secret, this once, and then either nowhere or in the console. */
export function SecretOnce({ issued, event, onDone }: SecretOnceProps) {
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
