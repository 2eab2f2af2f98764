import type { Draft } from './draft.ts';

/** A record operation in a library's own words; `undefined` where it has none. */
type Phrase = (draft: Draft) => string | undefined;

interface Listed {
  readonly id?: string;
  readonly fields?: unknown;
}

const bodyOf = ({ body }: Draft) =>
  (body ?? {}) as { fields?: unknown; typecast?: boolean; records?: readonly (Listed | string)[] };
const given = (values: Readonly<Record<string, unknown>>) => Object.keys(values).length > 0;

const js = (value: unknown) => JSON.stringify(value, null, 2);

/** Behind what is written: `, { "typecast": true }`. */
const jsOptions = (draft: Draft) => (bodyOf(draft).typecast ? ', { typecast: true }' : '');

const airtableJs: Readonly<Record<string, Phrase>> = {
  list: ({ query }) => `await table.select(${given(query) ? js(query) : ''}).all()`,
  listByPost: (draft) => `await table.select(${js({ ...bodyOf(draft), method: 'post' })}).all()`,
  get: ({ params }) => `await table.find(${js(params['recordId'])})`,
  create: (draft) => `await table.create(${js(bodyOf(draft).records)}${jsOptions(draft)})`,
  createOne: (draft) => `await table.create(${js(bodyOf(draft).fields)}${jsOptions(draft)})`,
  update: (draft) => `await table.update(${js(bodyOf(draft).records)}${jsOptions(draft)})`,
  updateOne: (draft) =>
    `await table.update(${js(draft.params['recordId'])}, ${js(bodyOf(draft).fields)}${jsOptions(draft)})`,
  replace: (draft) => `await table.replace(${js(bodyOf(draft).records)}${jsOptions(draft)})`,
  replaceOne: (draft) =>
    `await table.replace(${js(draft.params['recordId'])}, ${js(bodyOf(draft).fields)}${jsOptions(draft)})`,
  delete: ({ query }) => `await table.destroy(${js(query['records'] ?? [])})`,
  deleteOne: ({ params }) => `await table.destroy(${js(params['recordId'])})`,
};

/** The call in airtable.js, which knows records and nothing else. */
export function inAirtableJs(operation: string, draft: Draft, variable: string) {
  const phrase = operationOf(airtableJs, operation)?.(draft);
  if (!phrase) return undefined;
  const { baseId = '', tableIdOrName = '' } = draft.params;
  return [
    "import Airtable from 'airtable';",
    '',
    `const airtable = new Airtable({ apiKey: process.env.${variable} });`,
    `const table = airtable.base(${js(baseId)})(${js(tableIdOrName)});`,
    `const answer = ${phrase};`,
  ].join('\n');
}

/** Names of the reference as pyairtable spells them: `filterByFormula` → `formula`. */
const pythonNames: Readonly<Record<string, string>> = {
  filterByFormula: 'formula',
  pageSize: 'page_size',
  maxRecords: 'max_records',
  cellFormat: 'cell_format',
  timeZone: 'time_zone',
  userLocale: 'user_locale',
  returnFieldsByFieldId: 'use_field_ids',
};

/** pyairtable turns pages by itself, and takes a sort as names with a minus for descending. */
function pythonOptions(query: Readonly<Record<string, unknown>>): string {
  return Object.entries(query)
    .filter(([name]) => name !== 'offset' && name !== 'recordMetadata')
    .map(([name, value]) => `${pythonNames[name] ?? name}=${python(pythonValue(name, value))}`)
    .join(', ');
}

function pythonValue(name: string, value: unknown): unknown {
  if (name !== 'sort' || !Array.isArray(value)) return value;
  return value.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field));
}

const pyOptions = (draft: Draft) => (bodyOf(draft).typecast ? ', typecast=True' : '');

const pyairtable: Readonly<Record<string, Phrase>> = {
  list: ({ query }) => `table.all(${pythonOptions(query)})`,
  get: ({ params }) => `table.get(${python(params['recordId'])})`,
  create: (draft) => `table.batch_create(${python(fieldsOf(draft))}${pyOptions(draft)})`,
  createOne: (draft) => `table.create(${python(bodyOf(draft).fields)}${pyOptions(draft)})`,
  update: (draft) => `table.batch_update(${python(bodyOf(draft).records)}${pyOptions(draft)})`,
  updateOne: (draft) =>
    `table.update(${python(draft.params['recordId'])}, ${python(bodyOf(draft).fields)}${pyOptions(draft)})`,
  replace: (draft) =>
    `table.batch_update(${python(bodyOf(draft).records)}, replace=True${pyOptions(draft)})`,
  replaceOne: (draft) =>
    `table.update(${python(draft.params['recordId'])}, ${python(bodyOf(draft).fields)}, replace=True${pyOptions(draft)})`,
  delete: ({ query }) => `table.batch_delete(${python(query['records'] ?? [])})`,
  deleteOne: ({ params }) => `table.delete(${python(params['recordId'])})`,
};

function fieldsOf(draft: Draft): readonly unknown[] {
  return (bodyOf(draft).records ?? []).map((each) =>
    typeof each === 'string' ? each : each.fields,
  );
}

const pyairtableElsewhere: Readonly<Record<string, Phrase>> = {
  'metadata.whoami': () => 'api.whoami()',
  'metadata.listBases': () => 'api.bases()',
  'metadata.getBaseSchema': ({ params }) => `api.base(${python(params['baseId'])}).schema()`,
};

/** The call in pyairtable. */
export function inPyairtable(operation: string, draft: Draft, variable: string) {
  const elsewhere = pyairtableElsewhere[operation]?.(draft);
  const phrase = elsewhere ?? operationOf(pyairtable, operation)?.(draft);
  if (!phrase) return undefined;
  const { baseId = '', tableIdOrName = '' } = draft.params;
  return [
    'import os',
    'from pyairtable import Api',
    '',
    `api = Api(os.environ["${variable}"])`,
    ...(elsewhere ? [] : [`table = api.table(${python(baseId)}, ${python(tableIdOrName)})`]),
    `answer = ${phrase}`,
  ].join('\n');
}

function operationOf(phrases: Readonly<Record<string, Phrase>>, operation: string) {
  const [group, name = ''] = operation.split('.');
  return group === 'records' && Object.hasOwn(phrases, name) ? phrases[name] : undefined;
}

/** A value of JSON as Python writes it. */
export function python(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, each]) => `${python(key)}: ${python(each)}`);
    return `{${pairs.join(', ')}}`;
  }
  return JSON.stringify(value);
}
