import { authorId, authorLink, authors, authorTable } from './authors.ts';
import { choices, field, minutesIn, sampleId } from './ids.ts';
import { ada, home, readingList, rui } from './people.ts';
import { cover, note } from './picture.ts';

const isoDate = { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } };
const clock = { timeFormat: { name: '24hour', format: 'HH:mm' }, timeZone: 'utc' };

/** Title, author, year, number at Project Gutenberg, status, read so far (0 to 1), stars, shelves. */
const books: [string, string, number, number, string, number, number, string[]][] = [
  ['Pride and Prejudice', 'Jane Austen', 1813, 1342, 'Read', 1, 5, ['Novel', 'Humour']],
  [
    'Frankenstein',
    'Mary Wollstonecraft Shelley',
    1818,
    84,
    'Read',
    1,
    4,
    ['Novel', 'Science fiction'],
  ],
  ['Moby-Dick', 'Herman Melville', 1851, 2701, 'Reading', 0.42, 0, ['Novel', 'Sea']],
  [
    'Alice’s Adventures in Wonderland',
    'Lewis Carroll',
    1865,
    11,
    'Read',
    1,
    5,
    ['Children', 'Humour'],
  ],
  [
    'The Adventures of Sherlock Holmes',
    'Arthur Conan Doyle',
    1892,
    1661,
    'Read',
    1,
    4,
    ['Crime', 'Stories'],
  ],
  ['Dracula', 'Bram Stoker', 1897, 345, 'To read', 0, 0, ['Novel', 'Horror']],
  ['The Time Machine', 'H. G. Wells', 1895, 35, 'Read', 1, 4, ['Science fiction']],
  ['The War of the Worlds', 'H. G. Wells', 1898, 36, 'To read', 0, 0, ['Science fiction']],
  ['A Tale of Two Cities', 'Charles Dickens', 1859, 98, 'Given up', 0.2, 2, ['Novel', 'History']],
  ['Great Expectations', 'Charles Dickens', 1861, 1400, 'To read', 0, 0, ['Novel']],
  ['The Picture of Dorian Gray', 'Oscar Wilde', 1890, 174, 'Read', 1, 5, ['Novel', 'Horror']],
  ['The Importance of Being Earnest', 'Oscar Wilde', 1895, 844, 'Read', 1, 5, ['Play', 'Humour']],
  ['Jane Eyre', 'Charlotte Brontë', 1847, 1260, 'Reading', 0.65, 0, ['Novel']],
  ['Wuthering Heights', 'Emily Brontë', 1847, 768, 'To read', 0, 0, ['Novel']],
  ['Treasure Island', 'Robert Louis Stevenson', 1883, 120, 'Read', 1, 4, ['Children', 'Sea']],
  [
    'The Strange Case of Dr Jekyll and Mr Hyde',
    'Robert Louis Stevenson',
    1886,
    43,
    'Read',
    1,
    4,
    ['Horror', 'Stories'],
  ],
  ['Walden', 'Henry David Thoreau', 1854, 205, 'Given up', 0.35, 3, ['Essay']],
  ['The Art of War', 'Sun Tzu', -500, 132, 'Read', 1, 3, ['Essay', 'History']],
  ['Meditations', 'Marcus Aurelius', 180, 2680, 'Reading', 0.8, 0, ['Essay']],
  ['The Odyssey', 'Homer', -700, 1727, 'To read', 0, 0, ['Poem', 'Sea']],
  ['Beowulf', 'Unknown', 1000, 16328, 'To read', 0, 0, ['Poem']],
  ['A Doll’s House', 'Henrik Ibsen', 1879, 2542, 'Read', 1, 4, ['Play']],
  ['Middlemarch', 'George Eliot', 1871, 145, 'Reading', 0.1, 0, ['Novel']],
  [
    'The Yellow Wallpaper',
    'Charlotte Perkins Gilman',
    1892,
    1952,
    'Read',
    1,
    5,
    ['Horror', 'Stories'],
  ],
];

/** What a machine wrote, by the place of the book. */
const sentences: Readonly<Record<number, object>> = {
  0: { state: 'generated', value: 'Two people revise their first impressions.', isStale: false },
  2: { state: 'generated', value: 'A captain, a whale, a grudge.', isStale: true },
  5: { state: 'loading', value: '', isStale: false },
};

/** What people said of one book, the first with an answer. */
const talk = [
  {
    id: sampleId('com', 'talk', 1),
    authorId: rui,
    text: `Have you passed the chapter on rope, @[${ada}]?`,
    createdTime: minutesIn(20_000),
  },
  {
    id: sampleId('com', 'talk', 2),
    authorId: ada,
    text: 'Still tied up in it.',
    createdTime: minutesIn(20_030),
    parentCommentId: sampleId('com', 'talk', 1),
  },
];

const bookTable = sampleId('tbl', 'books');

/** A small base: quick to read whole, with every kind of field a person might try first. */
export function reading() {
  const names = [...new Set(books.map((book) => book[1]))];
  const shelves = [...new Set(books.flatMap((book) => book[7]))];
  return {
    id: readingList,
    name: 'Reading list',
    workspaceId: home,
    collaborators: [],
    tables: [
      {
        id: bookTable,
        name: 'Books',
        fields: [
          field('boo', 'Title', 'singleLineText'),
          field('boo', 'Author', 'multipleRecordLinks', {
            linkedTableId: authorTable,
            isReversed: false,
            prefersSingleRecordLink: true,
            inverseLinkFieldId: authorLink.authors,
          }),
          field('boo', 'Cover', 'multipleAttachments', { isReversed: false }),
          field('boo', 'Year', 'number', { precision: 0 }),
          field(
            'boo',
            'Status',
            'singleSelect',
            choices('status', ['To read', 'Reading', 'Read', 'Given up']),
          ),
          field('boo', 'Progress', 'percent', { precision: 0 }),
          field('boo', 'Stars', 'rating', { icon: 'star', max: 5, color: 'yellowBright' }),
          field('boo', 'Shelves', 'multipleSelects', choices('shelf', shelves)),
          field('boo', 'On paper', 'checkbox', { icon: 'check', color: 'greenBright' }),
          field('boo', 'Text', 'url'),
          field('boo', 'Finished', 'dateTime', { ...isoDate, ...clock }),
          field('boo', 'Note', 'multilineText'),
          field('boo', 'Age', 'formula', {
            isValid: true,
            // Which no calendar of the time could have told.
            formula: `IF({${sampleId('fld', 'booYear')}} < 0, ERROR(), 2026 - {${sampleId('fld', 'booYear')}})`,
            referencedFieldIds: [sampleId('fld', 'booYear')],
            result: { type: 'number', options: { precision: 0 } },
          }),
          field('boo', 'Barcode', 'barcode'),
          field('boo', 'Lent to', 'singleCollaborator'),
          field('boo', 'Discussed by', 'multipleCollaborators'),
          field('boo', 'Read it', 'button'),
          field('boo', 'In a sentence', 'aiText'),
          field('boo', 'From', 'externalSyncSource', choices('from', ['Project Gutenberg'])),
          field('boo', 'Last changed', 'lastModifiedTime', {
            result: { type: 'dateTime', options: { ...isoDate, ...clock } },
          }),
        ],
        views: [
          { id: sampleId('viw', 'books'), name: 'Grid view' },
          {
            id: sampleId('viw', 'tofinish'),
            name: 'To finish',
            filterByFormula: 'OR({Status} = "Reading", {Status} = "To read")',
            sort: [{ field: 'Progress', direction: 'desc' }],
            visibleFieldIds: ['Title', 'Author', 'Status', 'Progress', 'Note'].map((name) =>
              sampleId('fld', `boo${name}`),
            ),
          },
        ],
        records: books.map(([title, author, year, number, status, progress, stars, on], index) => ({
          id: sampleId('rec', 'book', index + 1),
          createdTime: minutesIn(index * 60),
          fields: {
            Title: title,
            Author: [authorId(names.indexOf(author))],
            Cover: [
              cover(index, sampleId('att', 'cover', index + 1), `${number}.png`),
              ...(index === 2
                ? [note(sampleId('att', 'note'), 'chapter-1.txt', 'Call me Ishmael.')]
                : []),
            ],
            Barcode:
              index % 2 === 0
                ? { text: `978${String(number).padStart(10, '0')}`, type: 'ean13' }
                : undefined,
            'Lent to': index % 7 === 3 ? { id: rui } : undefined,
            'Discussed by': index % 6 === 0 ? [{ id: ada }, { id: rui }] : undefined,
            'Read it': { label: 'Open', url: `https://www.gutenberg.org/ebooks/${number}` },
            'In a sentence': sentences[index],
            From: 'Project Gutenberg',
            Year: year,
            Status: status,
            Progress: progress,
            Stars: stars || undefined,
            Shelves: on,
            'On paper': index % 3 === 0 || undefined,
            Text: `https://www.gutenberg.org/ebooks/${number}`,
            Finished: progress === 1 ? minutesIn(index * 2880 + 600) : undefined,
            Note: status === 'Given up' ? 'Stopped here for now.\nTry again in winter.' : undefined,
          },
          ...(index === 2 && { comments: talk }),
        })),
      },
      authors(names, bookTable),
    ],
  };
}
