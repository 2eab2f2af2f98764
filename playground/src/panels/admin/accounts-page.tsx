import { useId, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Icon } from '../../frame/icon.tsx';
import { say } from '../../frame/notes.tsx';
import { Waiting } from '../../frame/room.tsx';
import {
  accountShelf,
  createAccount,
  listAccounts,
  listAccountTokens,
} from '../../world/admin-desk.ts';
import { reachOf } from '../../world/levels.ts';
import { basesOf, listed } from '../../world/reach.ts';
import { useReading } from '../../world/reading.ts';
import { atlas } from '../../world/world.ts';
import { ShelfTokenRoom } from '../tokens/token-room.tsx';
import { TokenTable } from '../tokens/token-table.tsx';
import { AdminFrame } from './admin-room.tsx';

/** Service accounts; behind an id one of them, and behind that one of its tokens. */
export function AccountsPage({ rest }: { rest: string }) {
  const [userId = '', which = ''] = rest.split('/');
  return userId ? <AccountPage key={userId} userId={userId} which={which} /> : <AllAccounts />;
}

function AllAccounts() {
  const { value: accounts, problem } = useReading('accounts', listAccounts);
  return (
    <AdminFrame title="Service accounts">
      <p class="muted measure">
        A service account is no person: its tokens go on when people leave. It reaches what it is
        given under <a href="/admin/people">People and bases</a>, and nothing else.
      </p>
      <NewAccount />
      {problem && <p class="complaint">{problem}</p>}
      {!accounts && !problem && <Waiting what="Reading the service accounts" />}
      {accounts?.length === 0 && <p class="empty">There is no service account yet.</p>}
      {accounts && accounts.length > 0 && (
        <div class="table-frame">
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Reaches</th>
                <th scope="col">Address</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map(({ id, name, email }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`/admin/accounts/${id}`}>{name}</a>
                  </th>
                  <td data-label="Reaches">{reachText(id)}</td>
                  <td data-label="Address">{email}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </AdminFrame>
  );
}

function NewAccount() {
  const id = useId();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const create = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setProblem('Give the account a name, e.g. “Website”.');
      document.getElementById(id)?.focus();
      return;
    }
    try {
      await createAccount(name.trim());
      say(`Service account “${name.trim()}” created`);
      setName('');
      setProblem('');
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <form class="row end" onSubmit={(event) => void create(event)} noValidate>
      <div class="field">
        <label for={id}>Name of a new account</label>
        <input
          id={id}
          value={name}
          autocomplete="off"
          aria-invalid={problem !== ''}
          aria-describedby={`${id}problem`}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button">
        Create service account
      </button>
      <span class="complaint" id={`${id}problem`} role="alert">
        {problem}
      </span>
    </form>
  );
}

function AccountPage({ userId, which }: { userId: string; which: string }) {
  const account = atlas.value.users.find(({ id }) => id === userId);
  const { value: tokens, problem } = useReading(userId, () => listAccountTokens(userId));
  if (!account?.isServiceAccount) {
    return (
      <AdminFrame title="Service account not found">
        <p class="empty">
          <span>
            There is no service account <code>{userId}</code>.
          </span>
        </p>
      </AdminFrame>
    );
  }
  const shelf = accountShelf(account, tokens);
  if (which) return <ShelfTokenRoom shelf={shelf} which={which} />;
  return (
    <AdminFrame
      title={`Tokens of ${account.name}`}
      actions={
        <a class="button primary" href={`${shelf.home}/new`}>
          <Icon name="plus" />
          Create token
        </a>
      }
    >
      <p class="muted">Reaches {reachText(userId)}.</p>
      {problem && <p class="complaint">{problem}</p>}
      {!shelf.tokens && !problem && <Waiting what="Reading the tokens" />}
      {shelf.tokens?.length === 0 && <p class="empty">{account.name} has no tokens yet.</p>}
      {shelf.tokens && shelf.tokens.length > 0 && <TokenTable shelf={shelf} all={shelf.tokens} />}
    </AdminFrame>
  );
}

function reachText(userId: string): string {
  const bases = basesOf(reachOf(atlas.value, userId));
  return bases.length === 0 ? 'no base yet' : listed(bases.map(({ name }) => name));
}
