import { type HelpRow, help } from './help.ts';

/** Help about functions that look at the record itself. */
export const recordHelp = {
  RECORD_ID: help({}, 'text', 'The id of the record.', 'RECORD_ID()', 'recKr7vQm2Xs9LbTa'),
  CREATED_TIME: help(
    {},
    'date',
    'When the record was created.',
    'CREATED_TIME()',
    '2024-05-01T12:00:00.000Z',
  ),
  LAST_MODIFIED_TIME: help(
    { '...field': 'field' },
    'date',
    'When the record was last changed, or one of the fields named.',
    'LAST_MODIFIED_TIME({Status})',
    '2024-05-02T12:00:00.000Z',
    { Status: 'Done' },
  ),
} satisfies Record<string, HelpRow>;
