import { field, minutesIn, sampleId } from './ids.ts';
import { cover } from './picture.ts';

/** Id of the table of authors. */
export const authorTable = sampleId('tbl', 'authors');

/** Id of an author's record, counted from 0. */
export function authorId(index: number): string {
  return sampleId('rec', 'author', index + 1);
}

/** Field of the books that leads to their authors, and its other side. */
export const authorLink = {
  books: sampleId('fld', 'booAuthor'),
  authors: sampleId('fld', 'autBooks'),
};

const lives: Readonly<Record<string, string>> = {
  'Jane Austen': '# Jane Austen\n\nSix novels, *all* still in print.\n\n- Steventon\n- Chawton\n',
  'Oscar Wilde': '# Oscar Wilde\n\nPlays, **epigrams** and one novel.\n',
  Homer: 'Perhaps _several_ people.\n',
};

/** Who wrote the books: what is counted and looked up here comes from their table. */
export function authors(names: readonly string[], bookTable: string) {
  const link = authorLink.authors;
  const looked = (name: string, of: string, result: object) =>
    field('aut', name, 'multipleLookupValues', {
      recordLinkFieldId: link,
      fieldIdInLinkedTable: sampleId('fld', of),
      isValid: true,
      result,
    });
  return {
    id: authorTable,
    name: 'Authors',
    fields: [
      field('aut', 'Name', 'singleLineText'),
      field('aut', 'Books', 'multipleRecordLinks', {
        linkedTableId: bookTable,
        isReversed: false,
        prefersSingleRecordLink: false,
        inverseLinkFieldId: authorLink.books,
      }),
      field('aut', 'How many', 'count', { isValid: true, recordLinkFieldId: link }),
      looked('Years', 'booYear', { type: 'number', options: { precision: 0 } }),
      looked('Covers', 'booCover', { type: 'multipleAttachments' }),
      field('aut', 'Earliest', 'rollup', {
        isValid: true,
        recordLinkFieldId: link,
        fieldIdInLinkedTable: sampleId('fld', 'booYear'),
        formula: 'MIN(values)',
        result: { type: 'number', options: { precision: 0 } },
      }),
      field('aut', 'Life', 'richText'),
      field('aut', 'Portrait', 'multipleAttachments', { isReversed: false }),
    ],
    records: names.map((name, index) => ({
      id: authorId(index),
      createdTime: minutesIn(index * 7),
      fields: {
        Name: name,
        Life: lives[name],
        Portrait:
          name in lives
            ? [cover(index + 40, sampleId('att', 'face', index + 1), 'portrait.png')]
            : undefined,
      },
    })),
  };
}
