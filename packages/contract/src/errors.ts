/** How an error body is laid out: `{error:{type,message}}`, `{error:"TYPE"}` or `{errors:[{error,message}]}`. */
export type Envelope = 'object' | 'plain' | 'list';

/** A refusal: status, text and layout. A text with arguments is a function. */
export interface ErrorRow {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** Absent: the body carries no message. */
  readonly message?: string | ((...details: never[]) => string);
  /** Default `object`. */
  readonly envelope?: Envelope;
}

const badFilter = 'The formula for filtering records is invalid:';

const tenRecords = 'You must provide an array of up to 10 record';

/**
 * Every refusal with its exact text. A name is Airtable's error type; behind a `/` stands which of
 * several texts of that type.
 *
 * @see https://airtable.com/developers/web/api/errors
 */
export const errors = {
  NOT_FOUND: { status: 404, envelope: 'plain' },
  AUTHENTICATION_REQUIRED: { status: 401, message: 'Authentication required' },
  UNAUTHORIZED: { status: 401, message: 'Invalid authentication token' },
  INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND: {
    status: 403,
    message:
      'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.',
  },
  INVALID_PERMISSIONS: {
    status: 403,
    message: 'You are not permitted to perform this operation',
  },
  'INVALID_PERMISSIONS/create-records': {
    status: 403,
    message: (table: string, id: string) =>
      `You are not permitted to create records in table ${table} (${id})`,
  },
  'INVALID_PERMISSIONS/write-cells': {
    status: 403,
    message: (field: string, id: string) =>
      `You are not permitted to write cell values in field ${field} (${id})`,
  },
  MODEL_ID_NOT_FOUND: {
    status: 404,
    message: (model: string) => `${model} not found`,
  },
  /** Unverified: status is certain, the body is what clients map it to. */
  REQUEST_TOO_LARGE: { status: 413, message: 'Request body is too large' },
  INVALID_REQUEST_BODY: { status: 422, message: 'Could not parse request body' },
  INVALID_REQUEST_MISSING_FIELDS: {
    status: 422,
    message: 'Could not find field "fields" in the request body',
  },
  INVALID_REQUEST_UNKNOWN: {
    status: 422,
    message: 'Invalid request: parameter validation failed. Check your request data.',
  },
  'INVALID_RECORDS/create': {
    status: 422,
    message: `${tenRecords} objects, each with a "fields" object for cell values.`,
  },
  'INVALID_RECORDS/update': {
    status: 422,
    message: `${tenRecords} objects, each with an "id" ID field and a "fields" object for cell values.`,
  },
  'INVALID_RECORDS/delete': { status: 422, message: `${tenRecords} IDs.` },
  'INVALID_RECORDS/twice': {
    status: 422,
    message: 'You cannot update the same record multiple times in a single request.',
  },
  /** Unverified: type and text, as the three below. */
  'INVALID_RECORDS/ambiguous': {
    status: 422,
    message: (fields: string, count: number) =>
      `Cannot upsert: ${count} records have the same values in the fields to merge on (${fields}).`,
  },
  'INVALID_RECORDS/merge-value': {
    status: 422,
    message: (field: string) =>
      `Each record without an "id" must have a value for the field to merge on "${field}".`,
  },
  'INVALID_REQUEST_UNKNOWN/merge-field': {
    status: 422,
    message: (field: string, type: string) =>
      `Cannot merge on field "${field}": fields of type ${type} cannot be used for matching.`,
  },
  ROW_DOES_NOT_EXIST: {
    status: 422,
    message: (id: string) => `Record ID ${id} does not exist in this table`,
  },
  /** Reported: a link cell says less than a batch. */
  'ROW_DOES_NOT_EXIST/link': {
    status: 422,
    message: (id: string) => `Record ID ${id} does not exist`,
  },
  ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE: {
    status: 422,
    message: (id: string, tableId: string, linkedTableId: string) =>
      `Record ID ${id} belongs to table ${tableId}, but the field links to table ${linkedTableId}`,
  },
  /** Unverified: type and text. */
  INVALID_RECORD_ID: {
    status: 422,
    message: (text: string) => `Value "${text}" is not a valid record ID.`,
  },
  UNKNOWN_FIELD_NAME: {
    status: 422,
    message: (name: string) => `Unknown field name: "${name}"`,
  },
  INVALID_VALUE_FOR_COLUMN: {
    status: 422,
    message: (field: string) => `Field "${field}" cannot accept the provided value`,
  },
  'INVALID_VALUE_FOR_COLUMN/computed': {
    status: 422,
    message: (field: string) =>
      `Field "${field}" cannot accept a value because the field is computed`,
  },
  'INVALID_VALUE_FOR_COLUMN/links': {
    status: 422,
    message: 'Value is not an array of record IDs.',
  },
  'INVALID_VALUE_FOR_COLUMN/date': {
    status: 422,
    message: (value: string, field: string) =>
      `Cannot parse date value "${value}" for field ${field}`,
  },
  INVALID_MULTIPLE_CHOICE_OPTIONS: {
    status: 422,
    message: (name: string) => `Insufficient permissions to create new select option "${name}"`,
  },
  /** Recorded: the offending object stands there in several lines. */
  INVALID_ATTACHMENT_OBJECT: {
    status: 422,
    message: (field: string, given: string) =>
      `Invalid attachment object for field ${field}: ${given}`,
  },
  INVALID_FILTER_BY_FORMULA: {
    status: 422,
    message: `${badFilter} Invalid formula. Please check your formula text.`,
  },
  'INVALID_FILTER_BY_FORMULA/fields': {
    status: 422,
    message: (names: string) => `${badFilter} Unknown field names: ${names}`,
  },
  INVALID_OFFSET_VALUE: {
    status: 422,
    message: (offset: string) => `The value of offset ${offset} is invalid`,
  },
  LIST_RECORDS_ITERATOR_NOT_AVAILABLE: { status: 422 },
  VIEW_NAME_NOT_FOUND: { status: 422, message: (view: string) => `View ${view} not found` },
  /** Unverified: only the type was seen. */
  VIEW_ID_NOT_FOUND: { status: 422, message: (view: string) => `View ${view} not found` },
  FAILED_STATE_CHECK: { status: 422 },
  RATE_LIMIT_REACHED: {
    status: 429,
    message: 'Rate limit exceeded. Please try again later',
    envelope: 'list',
  },
  /** Ours: the token page is no public interface, its texts are not known. */
  DUPLICATE_TOKEN_NAME: {
    status: 422,
    message: (name: string) => `You already have a token named "${name}"`,
  },
  /** Ours, as above. */
  INVALID_SCOPE: {
    status: 422,
    message: (scope: string) => `Your account cannot put the scope "${scope}" on a token`,
  },
  /** Ours, as above. */
  INVALID_ACCESS: {
    status: 422,
    message: (kind: string, id: string) => `There is no ${kind} ${id} that your account can reach`,
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;

/** Name of a refusal, e.g. `UNKNOWN_FIELD_NAME` or `INVALID_RECORDS/create`. */
export type ErrorName = keyof typeof errors;

type MessageOf<Name extends ErrorName> = (typeof errors)[Name] extends { message: infer M }
  ? M
  : '';

/**
 * What the text of a refusal has to be told.
 *
 * `'UNKNOWN_FIELD_NAME'` → `[name: string]`; `'NOT_FOUND'` → `[]`
 */
export type ErrorDetails<Name extends ErrorName> =
  MessageOf<Name> extends (...details: infer Details) => string ? Details : [];

/** The type that travels: the name up to the `/`. */
export function errorType(name: ErrorName): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(0, slash);
}

/** The text of a refusal; `undefined` where Airtable sends none. */
export function errorMessage<Name extends ErrorName>(
  name: Name,
  ...details: ErrorDetails<Name>
): string | undefined {
  const { message }: ErrorRow = errors[name];
  // The row's own parameters are `details`; the table's general row type has forgotten them.
  return typeof message === 'function' ? message(...(details as never[])) : message;
}

/** An error body in the layout its row asks for. */
export function errorBody(
  type: string,
  message: string | undefined,
  envelope: Envelope = 'object',
): object {
  if (envelope === 'plain') return { error: type };
  const text = message === undefined ? {} : { message };
  if (envelope === 'list') return { errors: [{ error: type, ...text }] };
  return { error: { type, ...text } };
}

/** The error a body of any layout carries, or `undefined` when it has none of the layouts. */
export function readError(body: unknown): { type: string; message: string } | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { error, errors: list, error_description: description } = body as Record<string, unknown>;
  const found: unknown = error ?? (Array.isArray(list) ? list[0] : undefined);
  if (typeof found === 'string') return { type: found, message: textOr(description, found) };
  if (typeof found !== 'object' || found === null) return undefined;
  const { type, error: listed, message } = found as Record<string, unknown>;
  const name = textOr(type ?? listed, 'UNKNOWN_ERROR');
  return { type: name, message: textOr(message, name) };
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}
