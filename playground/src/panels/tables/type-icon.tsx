import { typeTitle } from './fields.ts';

const letter = 'M3.5 12.5 8 3.5l4.5 9M5 9.5h6';
const lines = 'M2.5 4h11M2.5 8h11M2.5 12h7';
const person = 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c.6-2.6 2.5-4 5-4s4.4 1.4 5 4';
const day = 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5';
const clock = 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.4';
const choice = 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.5 7 8 9.5 10.5 7';
const chain =
  'M6.5 9.5l3-3M7 4.5l1.5-1.5a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5 7.5 13a2.8 2.8 0 0 1-4-4L5 7.5';
const search = 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2';

/** Outlines on a grid of 16 × 16. */
const outlines: Readonly<Record<string, string>> = {
  singleLineText: letter,
  multilineText: lines,
  richText: lines,
  aiText: lines,
  email: 'M2.5 4h11v8h-11zM2.5 4.5 8 9l5.5-4.5',
  url: chain,
  phoneNumber: 'M4 2.5h2l1 3-1.5 1a7 7 0 0 0 4 4l1-1.5 3 1v2c-5 1-10.5-4.5-9.5-9.5z',
  number: 'M6 2.5 4.5 13.5M11.5 2.5 10 13.5M2.5 6h11M2.5 10h11',
  currency: 'M11 5C10 3.5 5 3.2 5 5.7S11 7.5 11 10.3 6 12.5 5 11M8 2v12',
  percent:
    'M3.5 12.5l9-9M4.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM11.5 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  duration: clock,
  rating: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z',
  checkbox: 'M2.5 2.5h11v11h-11zM5 8l2.2 2.2L11 6',
  date: day,
  dateTime: day,
  createdTime: clock,
  lastModifiedTime: clock,
  singleSelect: choice,
  multipleSelects: 'M6.5 4h7M6.5 8h7M6.5 12h7M2.5 4h1M2.5 8h1M2.5 12h1',
  externalSyncSource: choice,
  singleCollaborator: person,
  multipleCollaborators: person,
  createdBy: person,
  lastModifiedBy: person,
  multipleRecordLinks: chain,
  multipleAttachments:
    'M12 7.5 7.7 11.8a2.6 2.6 0 0 1-3.7-3.7L9 3.2a1.7 1.7 0 0 1 2.5 2.5L6.8 10.3',
  barcode: 'M2.5 3v10M5 3v10M7 3v10M10.5 3v10M13.5 3v10',
  button: 'M2.5 5h11v6h-11zM6 8h4',
  multipleLookupValues: search,
  rollup: 'M3 8a5 5 0 1 0 1.5-3.5L3 6M3 3v3h3',
  count: 'M3 4.5 4.5 3.5v9M7.5 5c.5-2 4-2 4 .5 0 2-4 4-4 6.5h4.5',
  autoNumber: 'M3 4.5 4.5 3.5v9M7.5 5c.5-2 4-2 4 .5 0 2-4 4-4 6.5h4.5',
  formula:
    'M7.5 2.5c-2-.5-3 .5-3.2 2.5L3.6 11c-.2 1.8-.9 2.6-2.1 2.5M2.5 7h4M8.5 8l5 5.5M13.5 8l-5 5.5',
};

/** A small drawing of a field's type, named for those who do not see it. */
export function TypeIcon({ type }: { type: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" role="img" aria-label={typeTitle(type)}>
      <path d={outlines[type] ?? letter} />
    </svg>
  );
}
