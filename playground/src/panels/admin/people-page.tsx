import { type Role, roles, roleTitles } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { say } from '../../frame/notes.tsx';
import { isBlocked, type Person, type Shared } from '../../world/atlas.ts';
import { baseLevel, givenLevel } from '../../world/levels.ts';
import { atlas, me, world } from '../../world/world.ts';
import { AdminFrame } from './admin-room.tsx';

type World = NonNullable<typeof world.value>['mock']['world'];

/** Do something to the world and say so, or say why not. */
function change(done: string, work: (admin: World) => void): void {
  try {
    if (world.value) work(world.value.mock.world);
    say(`${done}, from the next call on`);
  } catch (error) {
    say(explain(error));
  }
}

/** Who reaches what, and what an admin may do about it. Everything is in effect on the next call. */
export function PeoplePage() {
  return (
    <AdminFrame title="People and bases">
      <ApiAccess />
      <People />
      <Bases />
    </AdminFrame>
  );
}

function ApiAccess() {
  const blocked = isBlocked(atlas.value);
  return (
    <section class="card" aria-label="API access">
      <label class="check">
        <input
          type="checkbox"
          checked={blocked}
          onChange={() =>
            change(blocked ? 'API access is allowed' : 'API access is blocked', (admin) =>
              admin.setApiAccess({ blocked: !blocked }),
            )
          }
        />
        Block API access to what the organization owns
        <span class="hint">
          Refuses every token in every base and workspace, whatever it was granted.
        </span>
      </label>
    </section>
  );
}

function People() {
  const { bases, workspaces, users } = atlas.value;
  const [placeId, setPlaceId] = useState(bases[0]?.id);
  const base = bases.find(({ id }) => id === placeId);
  const place: Shared | undefined = base ?? workspaces.find(({ id }) => id === placeId);
  return (
    <section class="stack tight" aria-label="People">
      <div class="row apart">
        <h2>People and service accounts</h2>
        <label class="row">
          <span class="muted">Level on</span>
          <select
            class="bare-select"
            value={placeId}
            onChange={(event) => setPlaceId(event.currentTarget.value)}
          >
            <optgroup label="Bases">
              {bases.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label="Workspaces">
              {workspaces.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      </div>
      <div class="table-frame">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Account</th>
              <th scope="col">Given on {place?.name}</th>
              <th scope="col">Comes to</th>
              <th scope="col">
                <span class="unseen">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  <div class="hint">{person.email}</div>
                </th>
                <td data-label="Account">{standingText(person)}</td>
                <td data-label={`Given on ${place?.name}`}>
                  {place && <LevelSelect person={person} place={place} isBase={Boolean(base)} />}
                </td>
                <td data-label="Comes to">
                  {base
                    ? roleTitles[baseLevel(atlas.value, person.id, base)]
                    : place && roleTitles[givenLevel(atlas.value, person.id, place)]}
                </td>
                <td>
                  <StateButton person={person} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function standingText({ isAdmin, isServiceAccount, state }: Person) {
  const kind = isAdmin ? 'Enterprise admin' : isServiceAccount ? 'Service account' : 'Person';
  return state === 'deactivated' ? <span class="bad">{kind}, deactivated</span> : kind;
}

interface LevelSelectProps {
  readonly person: Person;
  readonly place: Shared;
  readonly isBase: boolean;
}

/** The level that somebody was given here itself; those of groups and workspaces come on top. */
function LevelSelect({ person, place, isBase }: LevelSelectProps) {
  const own = place.collaborators.find(({ userId }) => userId === person.id);
  const offered = roles.filter((role) => role !== 'none' && !(isBase && role === 'owner'));
  const target = {
    userId: person.id,
    ...(isBase ? { baseId: place.id } : { workspaceId: place.id }),
  };
  const give = (level: string) =>
    change(
      `${person.name} is ${level ? roleTitles[level as Role] : 'given nothing'} here`,
      (admin) =>
        level
          ? admin.setLevel({ ...target, permissionLevel: level as Role })
          : admin.removeCollaborator(target),
    );
  return (
    <select
      class="bare-select"
      aria-label={`Level of ${person.name} on ${place.name}`}
      value={own?.permissionLevel ?? ''}
      onChange={(event) => give(event.currentTarget.value)}
    >
      <option value="">Nothing</option>
      {offered.map((role) => (
        <option key={role} value={role}>
          {roleTitles[role]}
        </option>
      ))}
    </select>
  );
}

function StateButton({ person }: { person: Person }) {
  if (person.id === me.value?.id) return <span class="hint">you</span>;
  const off = person.state === 'deactivated';
  return (
    <button
      type="button"
      class="button small"
      aria-label={`${off ? 'Reactivate' : 'Deactivate'} ${person.name}`}
      onClick={() =>
        change(`${person.name} is ${off ? 'active' : 'deactivated'}`, (admin) =>
          admin.setUserState({
            userId: person.id,
            state: off ? 'provisioned' : 'deactivated',
          }),
        )
      }
    >
      {off ? 'Reactivate' : 'Deactivate'}
    </button>
  );
}

function Bases() {
  const { bases, workspaces } = atlas.value;
  return (
    <section class="stack tight" aria-label="Bases">
      <h2>Bases</h2>
      <p class="muted measure">
        A base that moves leaves the grants and levels of its old workspace and comes under those of
        the new one.
      </p>
      <div class="table-frame">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Base</th>
              <th scope="col">Workspace</th>
            </tr>
          </thead>
          <tbody>
            {bases.map(({ id, name, workspaceId }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td data-label="Workspace">
                  <select
                    class="bare-select"
                    aria-label={`Workspace of ${name}`}
                    value={workspaceId}
                    onChange={(event) => {
                      const to = event.currentTarget.value;
                      change(`${name} is in another workspace`, (admin) =>
                        admin.moveBase({ baseId: id, workspaceId: to }),
                      );
                    }}
                  >
                    {workspaces.map((each) => (
                      <option key={each.id} value={each.id}>
                        {each.name}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
