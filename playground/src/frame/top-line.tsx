import { roleTitles } from '@sandtable/contract';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { standing } from '../world/atlas.ts';
import { atlas, blocked, door, session, signIn } from '../world/world.ts';
import { ClockMenu } from './clock-menu.tsx';
import { Icon } from './icon.tsx';
import { nextTheme, theme } from './theme.ts';

/** Always there: who I am, what time it is, that nothing leaves, and what concerns the whole page. */
export function TopLine() {
  return (
    <header class="top">
      <WhoAmI />
      <ClockMenu />
      <Badge />
      <span class="row tools">
        <ThemeButton />
        <LaterDataMenu />
      </span>
    </header>
  );
}

/** What nobody needs at once is fetched once the first screen stands; its button keeps the place. */
function LaterDataMenu() {
  const [menu, setMenu] = useState<{ DataMenu: ComponentType }>();
  useEffect(() => void import('./data-menu.tsx').then(setMenu), []);
  if (menu) return <menu.DataMenu />;
  return (
    <button type="button" class="button quiet small" disabled>
      <Icon name="disk" />
      Data
    </button>
  );
}

function WhoAmI() {
  return (
    <label class="row who">
      <span class="muted wide">Signed in as</span>
      <select
        class="bare-select"
        aria-label="Signed in as"
        value={session.value?.userId}
        onChange={(event) => signIn(event.currentTarget.value)}
      >
        {atlas.value.users
          .filter(({ isServiceAccount }) => !isServiceAccount)
          .map((person) => {
            const level = standing(atlas.value, person);
            return (
              <option key={person.id} value={person.id}>
                {person.name}, {level === 'admin' ? 'Enterprise admin' : roleTitles[level]}
                {person.state === 'deactivated' && ', deactivated'}
              </option>
            );
          })}
      </select>
    </label>
  );
}

function Badge() {
  const count = blocked.value;
  return (
    <span
      class="badge"
      title={
        door.value?.kind === 'direct'
          ? 'Calls go straight to the mock in this page.'
          : 'Calls are answered by a service worker of this page.'
      }
    >
      <Icon name="shield" />
      <span>
        <span class="wide">Offline copy: </span>nothing leaves this page
        {count > 0 && `, ${count} blocked`}
      </span>
    </span>
  );
}

function ThemeButton() {
  const current = theme.value;
  return (
    <button
      type="button"
      class="button quiet small"
      aria-label={`Colours: ${current}. Change to ${nextTheme[current]}`}
      title={`Colours: ${current}`}
      onClick={() => {
        theme.value = nextTheme[current];
      }}
    >
      <Icon name="theme" />
    </button>
  );
}
