import { errors, errorType } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { cells } from '../errors/cells.ts';
import { gate } from '../errors/gate.ts';
import { lists } from '../errors/lists.ts';
import { plain } from '../errors/row.ts';
import { shape } from '../errors/shape.ts';
import { given } from '../given.ts';

/*
 * Every refusal that the API is known to answer to calls about records and comments: status, type and
 * text, each met by a request. Not among them, because no request leads there:
 *
 * - 400 for a body that is no JSON, and 402 for used-up quotas: documented once, and observed as 422 and 429.
 * - 404 `TABLE_NOT_FOUND`: seen in 2017 only; today's answer is the 403 of all that is not there.
 * - 404 `{"error":{"type":"NOT_FOUND"}}`, `Base not found`, `Table not found`, 422 `Server error`: of
 *   metadata and webhooks.
 * - 409, and `{"error":…,"error_description":…}`: of OAuth.
 * - 422 `ATTACHMENTS_FAILED_UPLOADING`: a write whose files cannot be fetched succeeds and says
 *   `partialSuccess`, as documented; no text of a refusal is known.
 * - `Field "X" can not accept value Y`: the text of 2017, today's is in the rows.
 * - 422 `CANNOT_UPDATE_COMPUTED_FIELD`: in no source; computed fields are refused as in the rows.
 * - 429 `PUBLIC_API_BILLING_LIMIT_EXCEEDED`: nobody pays for this copy.
 * - 500, 502 and 503: the copy does not break down on request.
 */

const catalogue = [...gate, ...shape, ...cells, ...lists].map((row) => {
  const { status, type = 'another layout', call, with: extras } = row;
  const sent = JSON.stringify(extras?.body ?? '').slice(0, 100);
  return [`${status} ${type}: ${call} ${sent}`, row] as const;
});

describeDoors('the catalogue of errors', (door) => {
  test.each(catalogue)('%s', async (_title, row) => {
    const { status, type, message, call, world = {}, after } = row;
    const here = await given(door, { ...plain, ...world });
    await after?.(here);
    const before = here.mock.export();
    const [method = '', path = ''] = call.split(' ');
    const answer = await here.call(method, path, row.with);
    const said = message === undefined ? { type } : { type, message };
    expect([answer.status, answer.body]).toEqual([status, row.body ?? { error: said }]);
    expect(answer.why?.sentence).toEqual(expect.any(String));
    expect(here.mock.export()).toEqual(before);
  });
});

test('it has every type that the contract knows, but those of managing tokens', () => {
  const met = JSON.stringify(catalogue.map(([, { type, body }]) => type ?? body));
  // The keys of a table are its names; `Object.keys` only says `string`.
  const types = (Object.keys(errors) as (keyof typeof errors)[]).map(errorType);
  expect(types.filter((type) => !met.includes(`"${type}"`))).toEqual([
    'DUPLICATE_TOKEN_NAME',
    'INVALID_SCOPE',
    'INVALID_ACCESS',
  ]);
});
