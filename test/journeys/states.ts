import type { Page } from 'playwright';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Send the call in the form and wait for an answer of this status. */
export async function sendAndWait(page: Page, status: string): Promise<void> {
  await button(page, 'Send').click();
  await page.getByRole('region', { name: 'Answer' }).getByText(status).waitFor();
}

/** A room in a state, its address if that is gone to, and how to get there. */
type State = readonly [
  state: string,
  path: string | undefined,
  enter: (page: Page) => Promise<unknown>,
];

/** The rooms of a token's owner, from a first visit on. The steps build on each other. */
const ownersRooms: readonly State[] = [
  ['the token list', '/create/tokens', (page) => page.getByText('3 tokens').waitFor()],
  [
    'the question before a deletion',
    undefined,
    async (page) => {
      await page.getByRole('checkbox', { name: 'Select all tokens' }).check();
      await button(page, 'Delete selected').click();
    },
  ],
  ['a new token', '/create/tokens/new', (page) => button(page, 'Create token').waitFor()],
  [
    'a new token without a name',
    undefined,
    async (page) => {
      await button(page, 'Create token').click();
      await page.getByText('Give the token a name').waitFor();
    },
  ],
  [
    'the secret',
    undefined,
    async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Seen once');
      await button(page, 'Create token').click();
      await page.getByTestId('secret').waitFor();
    },
  ],
  [
    'a token',
    '/create/tokens/patFILMIMPORT0001',
    (page) => button(page, 'Regenerate token').waitFor(),
  ],
  [
    'the question before a new secret',
    undefined,
    async (page) => {
      await button(page, 'Regenerate token').click();
      await page.getByRole('dialog', { name: 'Regenerate this token?' }).waitFor();
    },
  ],
  [
    'the new secret',
    undefined,
    async (page) => {
      await button(page, 'Regenerate').click();
      await page.getByTestId('secret').waitFor();
    },
  ],
  [
    'the question before the deletion of a token',
    undefined,
    async (page) => {
      await button(page, 'I have stored it').click();
      await button(page, 'Delete token').click();
      await page.getByRole('dialog', { name: 'Delete this token?' }).waitFor();
    },
  ],
  [
    'a token that does not exist',
    '/create/tokens/patNOWHERE000001',
    (page) => page.getByText('has no token').waitFor(),
  ],
  ['the empty traffic', '/traffic', (page) => page.getByText('No calls yet').waitFor()],
  [
    'the console before a call',
    '/console/records.create?token=patEVERYTHING0001',
    (page) => page.getByText('Nothing sent yet').waitFor(),
  ],
  [
    'the console after an answer',
    '/console/records.list?token=patEVERYTHING0001',
    (page) => sendAndWait(page, '200'),
  ],
  ['the answer as a table', undefined, (page) => button(page, 'Table').click()],
  [
    'the call as code',
    undefined,
    async (page) => {
      await button(page, 'Copy as code').click();
      await button(page, 'Copy curl').waitFor();
    },
  ],
  [
    'the console after a refusal',
    '/console/records.create?token=patREADBOOKS00001',
    (page) => sendAndWait(page, '403'),
  ],
  [
    'the traffic',
    undefined,
    async (page) => {
      await page.getByRole('link', { name: 'Traffic' }).click();
      await page.getByRole('img', { name: 'Refused at: Scopes' }).waitFor();
    },
  ],
  [
    'a refused request',
    undefined,
    async (page) => {
      await page.getByRole('link', { name: '/v0/appFILMS000000001/Movies' }).first().click();
      await page.getByText('Why it was refused').waitFor();
    },
  ],
  [
    'the matrix',
    '/matrix?token=patREADBOOKS00001',
    (page) => page.getByText('allowed').first().waitFor(),
  ],
  [
    'the keys',
    undefined,
    async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  ],
  [
    'a call that is only judged',
    '/console/records.create?token=patREADBOOKS00001',
    async (page) => {
      await page.getByRole('button', { name: /^Judge only/ }).click();
      await page.getByText('Would be refused').waitFor();
    },
  ],
  [
    'the history of a record',
    '/console/records.updateOne?token=patEVERYTHING0001',
    async (page) => {
      await sendAndWait(page, '200');
      await page.getByRole('link', { name: 'History of the record' }).click();
      await page.getByText('with the token').waitFor();
    },
  ],
  [
    'a record that nobody touched',
    '/tables/appFILMS000000001/tblMOVIES00000001/recMOVIE000000099',
    (page) => page.getByText('Nobody has changed this record').waitFor(),
  ],
  [
    'a refusal in soft mode',
    '/traffic',
    async (page) => {
      await page.getByRole('checkbox', { name: /^Soft mode/ }).check();
      await go(page, '/console/records.create?token=patREADBOOKS00001');
      await page.getByText('Nothing sent yet').waitFor();
      await sendAndWait(page, '200');
      await page.getByText('Soft mode let this through').waitFor();
    },
  ],
  [
    'what would have been refused in the traffic',
    '/traffic',
    async (page) => {
      await page.getByRole('img', { name: 'Would be refused at: Scopes' }).waitFor();
      await page.getByRole('checkbox', { name: /^Soft mode/ }).uncheck();
    },
  ],
  [
    'the least token',
    '/usage?token=patEVERYTHING0001',
    (page) => page.getByText('What Workbench needed').waitFor(),
  ],
  [
    'a person without tokens',
    '/create/tokens',
    async (page) => {
      await page
        .getByRole('combobox', { name: 'Signed in as' })
        .selectOption({ label: 'Cleo Marsh, Commenter' });
      await page.getByText('Cleo Marsh has no tokens yet').waitFor();
    },
  ],
  ['an address without a room', '/somewhere', (page) => page.getByText('no room at').waitFor()],
  [
    'a name that is taken',
    '/create/tokens/new',
    async (page) => {
      const who = page.getByRole('combobox', { name: 'Signed in as' });
      await who.selectOption({ label: 'Ada Okafor, Owner' });
      await page.getByRole('textbox', { name: 'Name' }).fill('Workbench');
      await button(page, 'Create token').click();
      await page.getByText('already have a token named').waitFor();
    },
  ],
];

/** The rooms of an organization's admin, from a first visit on. The steps build on each other. */
const adminsRooms: readonly State[] = [
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

/** Every room in every state: each list is a visit of its own. */
export const tours = [ownersRooms, adminsRooms] as const;

/** To another address of the page as the Back button would get there: without loading it anew. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
