import { Icon } from '../../frame/icon.tsx';
import { Room, Waiting } from '../../frame/room.tsx';
import { deskProblem } from '../../world/token-desk.ts';
import { me } from '../../world/world.ts';
import { ownShelf } from './shelf.ts';
import { TokenTable } from './token-table.tsx';

/** All tokens of the person who is signed in: what each may do, and whether it is used. */
export function TokenListRoom() {
  const shelf = ownShelf();
  const { tokens: all } = shelf;
  return (
    <Room
      title="Personal access tokens"
      actions={
        <a class="button primary" href="/create/tokens/new">
          <Icon name="plus" />
          Create token
        </a>
      }
    >
      <p class="muted measure">
        A whole Airtable runs inside this page. Create a token, call the API with it, and see what
        opens, what is refused, and why, before you do the same with real data.
      </p>
      {deskProblem.value && <p class="complaint">{deskProblem.value}</p>}
      {!all && !deskProblem.value && <Waiting what="Reading the tokens" />}
      {all?.length === 0 && <NoTokens />}
      {all && all.length > 0 && <TokenTable key={me.value?.id} shelf={shelf} all={all} />}
    </Room>
  );
}

function NoTokens() {
  return (
    <div class="empty">
      <h2>{me.value?.name ?? 'This person'} has no tokens yet</h2>
      <p>
        A token lets a script or an app act for its owner: within the scopes and the bases you
        choose, and never further than the owner may go.
      </p>
      <a class="button" href="/create/tokens/new">
        Create the first token
      </a>
    </div>
  );
}
