import { recordId } from '../given.ts';
import { comments, listing, type Row } from './row.ts';

const badFilter = 'The formula for filtering records is invalid:';

/** Lists that cannot be. */
export const lists: readonly Row[] = [
  {
    status: 422,
    type: 'INVALID_OFFSET_VALUE',
    message: 'The value of offset nonsense is invalid',
    call: listing('offset=nonsense'),
  },
  {
    status: 422,
    type: 'INVALID_OFFSET_VALUE',
    message: 'The value of offset nonsense is invalid',
    call: `GET ${comments}?offset=nonsense`,
  },
  {
    status: 422,
    type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE',
    call: listing(`offset=itrAAAAAAAAAAAAAA/${recordId(1)}`),
  },
  {
    status: 422,
    type: 'VIEW_NAME_NOT_FOUND',
    message: 'View All pots not found',
    call: listing('view=All%20pots'),
  },
  {
    status: 422,
    type: 'VIEW_ID_NOT_FOUND',
    message: 'View viwNOTHING0000001 not found',
    call: listing('view=viwNOTHING0000001'),
  },
  { status: 422, type: 'FAILED_STATE_CHECK', call: listing('view=viwPOTS0000000001') },
  ...['1 +', 'NOSUCH()'].map((formula) => ({
    status: 422,
    type: 'INVALID_FILTER_BY_FORMULA',
    message: `${badFilter} Invalid formula. Please check your formula text.`,
    call: listing(`filterByFormula=${encodeURIComponent(formula)}`),
  })),
  {
    status: 422,
    type: 'INVALID_FILTER_BY_FORMULA',
    message: `${badFilter} Unknown field names: nmae, size`,
    call: listing(`filterByFormula=${encodeURIComponent('AND({Nmae}, {Size})')}`),
  },
];
