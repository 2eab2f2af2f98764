import { writeFileSync } from 'node:fs';
import { films } from './film-archive.ts';
import { readFilms } from './movie-data.ts';
import { enterprise, tokens, users, workspaces } from './people.ts';
import { reading } from './reading-list.ts';

const seed = {
  $source: 'Films: movies.json of vega-datasets 3.2.1 (BSD-3-Clause), dates and accents repaired.',
  users,
  enterprise,
  workspaces,
  tokens,
  bases: [films(readFilms()), reading()],
};

// One record a line: a change to the seed then reads as the lines that changed.
const lines = JSON.stringify(seed, null, 1)
  .replace(/\n {7,}(?=\S)/g, ' ')
  .replace(/\n {6}\}/g, ' }');

writeFileSync(new URL('sample.json', import.meta.url), `${lines}\n`);
