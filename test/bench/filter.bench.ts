import { createMock, systemEnvironment } from '@sandtable/mock';
import { report, time } from './rounds.ts';
import { ids, token, world } from './world.ts';

const table = `https://api.airtable.com/v0/${ids.base}/${ids.table}`;
const bearer = { headers: { authorization: `Bearer ${token}` } };
const formula = "AND({Status}='Done', FIND('x', LOWER({Name}))>0, {Amount}>100)";
const others = [
  "OR({Status}='Todo', {Count}<10)",
  'LEN({Notes})=20',
  "AND({Email}!='', {Due}>='2026-06-01')",
  'IF({Done}, {Amount}, {Count})',
  '{Amount}+{Count}>500',
  "UPPER({Status})='DONE'",
  "FIND('a', {Notes})",
];

interface Cells {
  readonly Name?: string;
  readonly Status?: string;
  readonly Amount?: number;
}

/** A filtered list through the mock, against the predicate somebody would write by hand. */
async function filters(records: number) {
  const seed = world(records);
  const mock = createMock({ seed, environment: systemEnvironment() });
  const rows = (seed.bases?.[0]?.tables?.[0]?.records ?? []).map(({ fields }) => fields as Cells);
  const listed = (query: Readonly<Record<string, string>>) => {
    const url = `${table}?${new URLSearchParams(query)}`;
    return async () => (await mock.fetch(url, bearer)).json() as Promise<{ offset?: string }>;
  };
  const byHand = () =>
    rows.filter(
      ({ Name = '', Status, Amount = 0 }) =>
        Status === 'Done' && Name.toLowerCase().indexOf('x') >= 0 && Amount > 100,
    );
  const page = listed({});
  const sorted = { filterByFormula: formula, 'sort[0][field]': 'Name' };
  const every = async () => {
    let offset: string | undefined;
    do offset = (await listed({ ...sorted, ...(offset && { offset }) })()).offset;
    while (offset);
  };
  for (const other of others) await listed({ filterByFormula: other })();
  const timings = await time(
    {
      'by hand, plus one page': {
        run: async () => {
          byHand();
          await page();
        },
      },
      'filtered, first page': { run: listed({ filterByFormula: formula }) },
      'filtered and sorted, first page': { run: listed(sorted) },
      'filtered and sorted, every page': { run: every },
    },
    21,
  );
  report(`filterByFormula, ${records.toLocaleString('en')} records`, timings, [
    ['filtered, first page', 'by hand, plus one page', 2],
    ['filtered and sorted, every page', 'filtered and sorted, first page', 2],
  ]);
}

await filters(100_000);
