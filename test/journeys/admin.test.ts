import { expect, test } from 'vitest';
import { firstVisits } from './visitor.ts';

const visitor = firstVisits('/admin');

/** Ask the mock as a program beside the page would. */
function ask(token: string, path = '/v0/appFILMS000000001/Movies?maxRecords=1') {
  return visitor().page.evaluate(
    async ([secret, target]) => {
      const headers = { authorization: `Bearer ${secret}` };
      const answer = await fetch(`https://api.airtable.com${target}`, { headers });
      const why = answer.headers.get('x-sandtable-why');
      return { status: answer.status, at: why ? JSON.parse(why).at : undefined };
    },
    [token, path] as const,
  );
}

const editor = 'patEDITFILMS00001.sandtable-sample-editor';

test('the admin panel is closed to other people, and says to whom it is open', async () => {
  const { page, press, button } = visitor();
  await page.getByText('Ada Okafor is none').waitFor();
  await press(button('Sign in as Noor Haddad'));
  await page.getByRole('heading', { name: 'All tokens of the organization' }).waitFor();
});

test('an admin gives a service account a level and a token', async () => {
  const { page, press, write, choose, button, link, checkbox, field, list } = visitor();
  await press(button('Sign in as Noor Haddad'));
  await press(link('Service accounts'));
  await write(field('Name of a new account'), 'Website');
  await page.keyboard.press('Enter');
  await link('Website').waitFor();
  await press(link('People and bases').first());
  await choose(list('Level of Website on Film archive'), 'Ed');
  await page.getByText('Website is Editor here').waitFor();

  await press(link('Service accounts'));
  await press(link('Website'));
  await press(link('Create token'));
  await write(field('Name'), 'Site');
  await press(button('Read-only sync'));
  await press(checkbox(/^Film archive/), 'Space');
  await page.keyboard.press('Control+Enter');
  const secret = (await page.getByTestId('secret').textContent()) ?? '';
  await press(button('I have stored it'));
  await link('Site').waitFor();
  expect(await ask(secret)).toEqual({ status: 200, at: undefined });

  await press(link('Site'));
  await press(button('Delete token'));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Delete token' }));
  await page.getByText('Website has no tokens yet').waitFor();
  expect(await ask(secret)).toMatchObject({ status: 401 });
});

test('tokens of the organization are revoked with one question, and what fails is said', async () => {
  const { page, press, button, checkbox } = visitor();
  await press(button('Sign in as Noor Haddad'));
  await press(checkbox('Select Book shelf page of Ada Okafor'), 'Space');
  await press(button('Create the token “Admin panel”'));
  await checkbox('Select Admin panel of Noor Haddad').waitFor();
  await press(checkbox('Select Hopeful writer of Rui Tanaka'), 'Shift+Space');
  await page.getByText('3 of 7 selected').waitFor();
  await press(button('Revoke selected'));
  const question = page.getByRole('dialog', { name: 'Revoke 3 tokens?' });
  expect(await question.textContent()).toContain('“Catalogue editor” of Ben Castillo');
  await press(button('Revoke'));
  await page.getByText('3 revoked').waitFor();
  expect(await ask(editor)).toMatchObject({ status: 401 });

  await press(checkbox('Select Catalogue editor of Ben Castillo'), 'Space');
  await press(checkbox('Select Nightly import of Ada Okafor'), 'Space');
  await press(button('Revoke selected'));
  await press(button('Revoke'));
  await page.getByText('1 revoked: Nightly import; 1 not').waitFor();
  await page.getByText('ALREADY_REVOKED').waitFor();
});

test('what an admin does to people and bases is in effect on the next call', async () => {
  const { page, press, choose, button, link, checkbox, list } = visitor();
  await press(button('Sign in as Noor Haddad'));
  await press(link('People and bases'));
  await list('Level on').waitFor();
  expect(await ask(editor)).toMatchObject({ status: 200 });

  await press(checkbox(/^Block API access/), 'Space');
  await page.getByText('API access is blocked').waitFor();
  expect(await ask(editor)).toEqual({ status: 403, at: 'grant' });
  await page.keyboard.press('Space');
  await page.getByText('API access is allowed').waitFor();
  expect(await ask(editor)).toMatchObject({ status: 200 });

  await press(button('Deactivate Ben Castillo'));
  await button('Reactivate Ben Castillo').waitFor();
  expect(await ask(editor)).toEqual({ status: 401, at: 'token' });
  await page.keyboard.press('Enter');
  await button('Deactivate Ben Castillo').waitFor();

  await choose(list('Workspace of Film archive'), 'Ho');
  await page.getByText('Film archive is in another workspace').waitFor();
  expect(await ask(editor)).toEqual({ status: 403, at: 'user' });
  await choose(list('Level of Ben Castillo on Film archive'), 'Re');
  await page.getByText('Ben Castillo is Read-only here').waitFor();
  expect(await ask(editor)).toMatchObject({ status: 200 });
});
