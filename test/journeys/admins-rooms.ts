import { button, type State } from './states.ts';

/** The rooms of an organization's admin, from a first visit on. The steps build on each other. */
export const adminsRooms: readonly State[] = [
  ['the admin panel, closed', '/admin', (page) => page.getByText('is none').waitFor()],
  [
    'all tokens of the organization',
    undefined,
    async (page) => {
      await button(page, 'Sign in as Noor Haddad').click();
      await page.getByRole('checkbox', { name: 'Select Hopeful writer of Rui Tanaka' }).check();
      await button(page, 'Create the token “Admin panel”').waitFor();
    },
  ],
  [
    'the question before a revocation',
    undefined,
    async (page) => {
      await button(page, 'Create the token “Admin panel”').click();
      await page.getByRole('checkbox', { name: 'Select Admin panel of Noor Haddad' }).waitFor();
      await button(page, 'Revoke selected').click();
    },
  ],
  [
    'what could not be revoked',
    undefined,
    async (page) => {
      const row = page.getByRole('checkbox', { name: 'Select Hopeful writer of Rui Tanaka' });
      await button(page, 'Revoke').click();
      await page.getByText('1 revoked').waitFor();
      await row.check();
      await button(page, 'Revoke selected').click();
      await button(page, 'Revoke').click();
      await page.getByText('ALREADY_REVOKED').waitFor();
    },
  ],
  [
    'the service accounts',
    '/admin/accounts',
    async (page) => {
      await page.getByText('There is no service account yet').waitFor();
      await page.getByRole('textbox', { name: 'Name of a new account' }).fill('Website');
      await button(page, 'Create service account').click();
      await page.getByRole('link', { name: 'Website' }).waitFor();
    },
  ],
  [
    'a service account without tokens',
    undefined,
    async (page) => {
      await page.getByRole('link', { name: 'Website' }).click();
      await page.getByText('Website has no tokens yet').waitFor();
    },
  ],
  [
    'a new token of a service account',
    undefined,
    async (page) => {
      await page.getByRole('link', { name: 'Create token' }).first().click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Site');
    },
  ],
  [
    'the secret of a service account',
    undefined,
    async (page) => {
      await button(page, 'Create token').click();
      await page.getByTestId('secret').waitFor();
    },
  ],
  [
    'the tokens of a service account',
    undefined,
    async (page) => {
      await button(page, 'I have stored it').click();
      await page.getByRole('link', { name: 'Site', exact: true }).waitFor();
    },
  ],
  [
    'a token of a service account',
    undefined,
    async (page) => {
      await page.getByRole('link', { name: 'Site', exact: true }).click();
      await button(page, 'Delete token').click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'people and bases',
    '/admin/people',
    (page) => page.getByRole('combobox', { name: 'Workspace of Film archive' }).waitFor(),
  ],
];
