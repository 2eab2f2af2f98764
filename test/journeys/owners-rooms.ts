import { button, go, type State, sendAndWait } from './states.ts';

/** The rooms of a token's owner, from a first visit on. The steps build on each other. */
export const ownersRooms: readonly State[] = [
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
