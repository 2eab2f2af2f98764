import type { ComponentChildren, ComponentType } from 'preact';
import { Room } from '../../frame/room.tsx';
import { path } from '../../place.ts';
import '../../styles/admin.css';
import { atlas, me, signIn } from '../../world/world.ts';
import { AccountsPage } from './accounts-page.tsx';
import { OrganizationTokens } from './organization-tokens.tsx';
import { PeoplePage } from './people-page.tsx';

const pages: readonly { within: string; title: string; page: ComponentType<{ rest: string }> }[] = [
  { within: 'tokens', title: 'All tokens', page: OrganizationTokens },
  { within: 'accounts', title: 'Service accounts', page: AccountsPage },
  { within: 'people', title: 'People and bases', page: PeoplePage },
];

/** What admins of the organization may do, and what other people are told instead. */
export function AdminRoom({ rest }: { rest: string }) {
  const [wanted = '', ...more] = rest.split('/');
  const current = pages.find(({ within }) => within === (wanted || 'tokens'));
  if (!me.value?.isAdmin) return <ClosedRoom />;
  if (!current) return <AdminFrame title="Admin panel">There is no such page here.</AdminFrame>;
  const { page: Page } = current;
  return <Page rest={more.join('/')} />;
}

interface AdminFrameProps {
  readonly title: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page of the admin panel, with the ways to the others. */
export function AdminFrame({ title, actions, children }: AdminFrameProps) {
  return (
    <Room title={title} actions={actions}>
      <nav class="row tabs" aria-label="Admin panel">
        {pages.map(({ within, title: name }) => {
          const href = within === 'tokens' ? '/admin' : `/admin/${within}`;
          const here = path.value === href || path.value.startsWith(`/admin/${within}/`);
          return (
            <a key={within} href={href} {...(here && { 'aria-current': 'page' })}>
              {name}
            </a>
          );
        })}
      </nav>
      {children}
    </Room>
  );
}

function ClosedRoom() {
  const admins = atlas.value.users.filter(
    ({ isAdmin, state }) => isAdmin && state !== 'deactivated',
  );
  return (
    <Room title="Admin panel">
      <div class="empty">
        <p>
          The admin panel is open to admins of an organization, and{' '}
          {me.value?.name ?? 'this person'} is none.{' '}
          {admins.length === 0 && 'This world has no admin: a seed can name one with "isAdmin".'}
        </p>
        {admins.map(({ id, name }) => (
          <button key={id} type="button" class="button" onClick={() => signIn(id)}>
            Sign in as {name}
          </button>
        ))}
      </div>
    </Room>
  );
}
