import { choices, field, minutesIn, sampleId } from './ids.ts';
import type { Film } from './movie-data.ts';
import { ada, ben, filmArchive, studio } from './people.ts';
import { cover } from './picture.ts';

const dollars = { precision: 0, symbol: '$' };
const isoDate = { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } };
const written = { ...isoDate, timeFormat: { name: '24hour', format: 'HH:mm' }, timeZone: 'utc' };
const grossOfMovie = sampleId('fld', 'movWorldwidegross');
const tags = ['Blockbuster', 'Loss', 'Acclaimed', 'Panned', 'Silent era', 'Long'];

/** Films, who made them and who sold them, as one base of three tables. */
export function films(all: readonly Film[]) {
  return {
    id: filmArchive,
    name: 'Film archive',
    workspaceId: studio,
    collaborators: [],
    tables: [movies(all), directors(all), distributors(all)],
  };
}

function movies(all: readonly Film[]) {
  const names = (key: 'certificate' | 'genre' | 'source' | 'kind') => ranked(all, key);
  const makers = grouped(all, 'director').map(([name]) => name);
  const sellers = grouped(all, 'distributor').map(([name]) => name);
  const [budget, gross] = [sampleId('fld', 'movBudget'), grossOfMovie];
  return {
    id: sampleId('tbl', 'movies'),
    name: 'Movies',
    fields: [
      field('mov', 'Title', 'singleLineText'),
      link('mov', 'Director', sampleId('tbl', 'directors'), sampleId('fld', 'dirMovies')),
      link('mov', 'Distributor', sampleId('tbl', 'sellers'), sampleId('fld', 'disMovies')),
      field('mov', 'Poster', 'multipleAttachments', { isReversed: false }),
      field('mov', 'Released', 'date', isoDate),
      field('mov', 'Genre', 'singleSelect', choices('genre', names('genre'))),
      field('mov', 'Kind', 'singleSelect', choices('kind', names('kind'))),
      field('mov', 'Source', 'singleSelect', choices('source', names('source'))),
      field('mov', 'Certificate', 'singleSelect', choices('cert', names('certificate'))),
      field('mov', 'Running time', 'duration', { durationFormat: 'h:mm' }),
      field('mov', 'Budget', 'currency', dollars),
      field('mov', 'US gross', 'currency', dollars),
      field('mov', 'Worldwide gross', 'currency', dollars),
      field('mov', 'Tomatoes', 'percent', { precision: 0 }),
      field('mov', 'IMDb', 'number', { precision: 1 }),
      field('mov', 'Votes', 'number', { precision: 0 }),
      field('mov', 'Stars', 'rating', { icon: 'star', max: 5, color: 'yellowBright' }),
      field('mov', 'Earned its cost', 'checkbox', { icon: 'check', color: 'greenBright' }),
      field('mov', 'Tags', 'multipleSelects', choices('tags', tags)),
      field('mov', 'Return', 'formula', {
        isValid: true,
        formula: `IF({${budget}}, {${gross}} / {${budget}})`,
        referencedFieldIds: [budget, gross],
        result: { type: 'number', options: { precision: 1 } },
      }),
      field('mov', 'Rights desk', 'multipleLookupValues', {
        isValid: true,
        recordLinkFieldId: sampleId('fld', 'movDistributor'),
        fieldIdInLinkedTable: sampleId('fld', 'disRightsdesk'),
        result: { type: 'email' },
      }),
      field('mov', 'Looked after by', 'singleCollaborator'),
      field('mov', 'Number', 'autoNumber'),
      field('mov', 'Added', 'createdTime', { result: { type: 'dateTime', options: written } }),
      field('mov', 'Added by', 'createdBy'),
    ],
    views: [
      { id: sampleId('viw', 'movies'), name: 'Grid view' },
      {
        id: sampleId('viw', 'acclaimed'),
        name: 'Acclaimed',
        filterByFormula: '{Tomatoes} >= 0.9',
        sort: [{ field: 'Tomatoes', direction: 'desc' }],
        visibleFieldIds: ['Title', 'Director', 'Released', 'Tomatoes', 'Stars', 'Tags'].map(
          (name) => sampleId('fld', `mov${name}`),
        ),
      },
    ],
    records: all.map((film, index) => ({
      id: sampleId('rec', 'movie', index + 1),
      createdTime: minutesIn(index),
      fields: { ...movie(film, makers, sellers), ...extras(index) },
      ...(index === 0 && { comments: remarks }),
    })),
  };
}

/** What the data set does not have: pictures and people for the films that are seen first. */
function extras(index: number) {
  return {
    Poster:
      index < postered
        ? [cover(index, sampleId('att', 'poster', index + 1), 'poster.png')]
        : undefined,
    'Looked after by':
      index < postered && index % 3 !== 1 ? { id: index % 3 ? ben : ada } : undefined,
  };
}

/** Films with a picture. */
const postered = 24;

const remarks = [
  {
    id: sampleId('com', 'remark', 1),
    authorId: ben,
    text: 'The distributor wants another poster.',
    createdTime: minutesIn(9_000),
  },
];

/** Cells of a link to the one record that stands at the name's place. */
function linked(names: readonly string[], name: string | undefined, word: string) {
  return name === undefined ? undefined : [sampleId('rec', word, names.indexOf(name) + 1)];
}

function link(table: string, name: string, linkedTableId: string, inverseLinkFieldId: string) {
  return field(table, name, 'multipleRecordLinks', {
    linkedTableId,
    isReversed: false,
    prefersSingleRecordLink: table === 'mov',
    inverseLinkFieldId,
  });
}

function movie(film: Film, makers: readonly string[], sellers: readonly string[]) {
  return {
    Title: film.title,
    Director: linked(makers, film.director, 'director'),
    Distributor: linked(sellers, film.distributor, 'seller'),
    Released: film.released,
    Genre: film.genre,
    Kind: film.kind,
    Source: film.source,
    Certificate: film.certificate,
    'Running time': film.minutes && film.minutes * 60,
    Budget: film.budget,
    'US gross': film.domestic,
    'Worldwide gross': film.worldwide,
    Tomatoes: film.tomatoes === undefined ? undefined : film.tomatoes / 100,
    IMDb: film.imdb,
    Votes: film.votes,
    Stars: film.imdb && Math.max(1, Math.round(film.imdb / 2)),
    'Earned its cost': (film.worldwide ?? 0) > (film.budget ?? Infinity) || undefined,
    Tags: tagged(film),
  };
}

function tagged(film: Film): string[] | undefined {
  const holds: Record<string, boolean> = {
    Blockbuster: (film.worldwide ?? 0) >= 300_000_000,
    Loss: (film.worldwide ?? Infinity) < (film.budget ?? 0) / 2,
    Acclaimed: (film.tomatoes ?? 0) >= 90,
    Panned: (film.tomatoes ?? 100) <= 10,
    'Silent era': film.released < '1928',
    Long: (film.minutes ?? 0) >= 150,
  };
  const found = tags.filter((tag) => holds[tag]);
  return found.length > 0 ? found : undefined;
}

/** What the films that a record links to took in. */
function totalGross(table: string) {
  return field(table, 'Worldwide gross', 'rollup', {
    isValid: true,
    recordLinkFieldId: sampleId('fld', `${table}Movies`),
    fieldIdInLinkedTable: grossOfMovie,
    formula: 'SUM(values)',
    result: { type: 'currency', options: dollars },
  });
}

function directors(all: readonly Film[]) {
  const genres = ranked(all, 'genre');
  return {
    id: sampleId('tbl', 'directors'),
    name: 'Directors',
    fields: [
      field('dir', 'Name', 'singleLineText'),
      link('dir', 'Movies', sampleId('tbl', 'movies'), sampleId('fld', 'movDirector')),
      field('dir', 'Films', 'count', {
        isValid: true,
        recordLinkFieldId: sampleId('fld', 'dirMovies'),
      }),
      field('dir', 'First film', 'date', isoDate),
      field('dir', 'Latest film', 'date', isoDate),
      field('dir', 'Genres', 'multipleSelects', choices('dirgenre', genres)),
      totalGross('dir'),
      field('dir', 'Mean IMDb', 'number', { precision: 1 }),
      field('dir', 'Filmography', 'multilineText'),
      field('dir', 'Last modified', 'lastModifiedTime', {
        result: { type: 'dateTime', options: written },
      }),
    ],
    records: grouped(all, 'director').map(([name, works], index) => ({
      id: sampleId('rec', 'director', index + 1),
      createdTime: minutesIn(index),
      fields: {
        Name: name,
        'First film': works[0]?.released,
        'Latest film': works.at(-1)?.released,
        Genres: genres.filter((genre) => works.some((film) => film.genre === genre)),
        'Mean IMDb': mean(works.flatMap((film) => film.imdb ?? [])),
        Filmography: works.map((film) => `${film.released.slice(0, 4)}  ${film.title}`).join('\n'),
      },
    })),
  };
}

function distributors(all: readonly Film[]) {
  const market = total(all);
  return {
    id: sampleId('tbl', 'sellers'),
    name: 'Distributors',
    fields: [
      field('dis', 'Name', 'singleLineText'),
      link('dis', 'Movies', sampleId('tbl', 'movies'), sampleId('fld', 'movDistributor')),
      field('dis', 'Films', 'count', {
        isValid: true,
        recordLinkFieldId: sampleId('fld', 'disMovies'),
      }),
      totalGross('dis'),
      field('dis', 'Market share', 'percent', { precision: 1 }),
      field('dis', 'Major', 'checkbox', { icon: 'star', color: 'yellowBright' }),
      field('dis', 'Rights desk', 'email'),
      field('dis', 'Site', 'url'),
      field('dis', 'Phone', 'phoneNumber'),
      field('dis', 'Last changed by', 'lastModifiedBy'),
    ],
    records: grouped(all, 'distributor').map(([name, works], index) => {
      const domain = `${name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')}.example`;
      return {
        id: sampleId('rec', 'seller', index + 1),
        createdTime: minutesIn(index),
        fields: {
          Name: name,
          'Market share': Math.round((total(works) / market) * 1000) / 1000,
          Major: works.length >= 200 || undefined,
          'Rights desk': `rights@${domain}`,
          Site: `https://www.${domain}/`,
          Phone: `+1 555 010 ${String(index + 1).padStart(4, '0')}`,
        },
      };
    }),
  };
}

function total(works: readonly Film[]): number {
  return works.reduce((sum, film) => sum + (film.worldwide ?? 0), 0);
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}

/** The different texts of one fact, the most frequent first. */
function ranked(all: readonly Film[], key: 'certificate' | 'genre' | 'source' | 'kind'): string[] {
  return [
    ...Map.groupBy(
      all.filter((film) => film[key]),
      (film) => film[key] as string,
    ),
  ]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name]) => name);
}

/** Films by maker in alphabetical order, the oldest film first. */
function grouped(all: readonly Film[], key: 'director' | 'distributor'): [string, Film[]][] {
  const known = [...all].sort((a, b) => (a.released < b.released ? -1 : 1));
  return [
    ...Map.groupBy(
      known.filter((film) => film[key]),
      (film) => film[key] as string,
    ),
  ].sort(([a], [b]) => a.localeCompare(b, 'en'));
}
