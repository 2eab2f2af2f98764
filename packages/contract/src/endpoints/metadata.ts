import { endpoint } from '../endpoint.ts';
import { array, oneOf, optional, strict, string } from '../schema.ts';
import { BaseList } from '../shapes/base.ts';
import { BaseSchema } from '../shapes/schema.ts';
import { WhoAmI } from '../shapes/user.ts';

/**
 * Tell whose token this is. Any valid token may ask.
 * @see https://airtable.com/developers/web/api/get-user-id-scopes
 */
export const whoami = endpoint({
  method: 'GET',
  path: '/v0/meta/whoami',
  title: 'Who am I',
  access: { sometimes: ['user.email:read'] },
  result: WhoAmI,
});

/**
 * List the bases that the token was granted and its user can see, a thousand a page.
 * @see https://airtable.com/developers/web/api/list-bases
 */
export const listBases = endpoint({
  method: 'GET',
  path: '/v0/meta/bases',
  title: 'List bases',
  access: { scopes: ['schema.bases:read'] },
  query: strict({ offset: optional(string()) }),
  result: BaseList,
});

/**
 * Get the tables of a base with their fields and views.
 * @see https://airtable.com/developers/web/api/get-base-schema
 */
export const getBaseSchema = endpoint({
  method: 'GET',
  path: '/v0/meta/bases/{baseId}/tables',
  title: 'Get a base schema',
  access: { scopes: ['schema.bases:read'], base: 'read' },
  query: strict({ include: optional(array(oneOf(['visibleFieldIds']))) }),
  result: BaseSchema,
});
