import { path } from '../place.ts';
import { Icon, type IconName } from './icon.tsx';

const rooms: readonly { href: string; within: string; title: string; icon: IconName }[] = [
  { href: '/create/tokens', within: '/create/tokens', title: 'Tokens', icon: 'key' },
  { href: '/console', within: '/console', title: 'Console', icon: 'send' },
  { href: '/traffic', within: '/traffic', title: 'Traffic', icon: 'list' },
  { href: '/matrix', within: '/matrix', title: 'Matrix', icon: 'grid' },
  { href: '/tables', within: '/tables', title: 'Tables', icon: 'table' },
  { href: '/formula', within: '/formula', title: 'Formula', icon: 'formula' },
  { href: '/usage', within: '/usage', title: 'Usage', icon: 'check' },
  { href: '/admin', within: '/admin', title: 'Admin', icon: 'shield' },
];

/** The rooms of the page; a bar at the bottom on phones. */
export function Rail({ onShowKeys }: { onShowKeys: () => void }) {
  return (
    <div class="rail">
      <nav aria-label="Rooms">
        <a class="brand" href="/create/tokens">
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M1.5 12.5h13M4 9h8M6.5 5.5h3" />
          </svg>
          Sandtable
        </a>
        <ul>
          {rooms.map(({ href, within, title, icon }) => (
            <li key={href}>
              <a href={href} {...(path.value.startsWith(within) && { 'aria-current': 'page' })}>
                <Icon name={icon} />
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <button type="button" class="button quiet small rest" onClick={onShowKeys}>
        <kbd>?</kbd>
        Keys
      </button>
    </div>
  );
}
