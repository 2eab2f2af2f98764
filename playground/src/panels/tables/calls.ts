import type { NewAttachment } from '@sandtable/contract';
import { recordIds } from '@sandtable/formula';
import type { TablePlace } from '../../world/atlas.ts';
import { findEndpoint } from '../../world/endpoints.ts';
import { type Draft, type Outgoing, outgoing } from '../console/draft.ts';
import type { Look } from './address.ts';

/** A call as the console knows it and as it travels. */
export interface TableCall {
  /** E.g. `records.list`. */
  readonly operation: string;
  readonly draft: Draft;
  readonly call: Outgoing;
}

type Values = Readonly<Record<string, unknown>>;

/** Airtable takes no longer addresses, in characters; what does not fit travels in a body. */
const longestUrl = 16_000;

/** The calls that the grid makes for a table. Fields are named as people name them. */
export function callsFor({ baseId, name }: TablePlace) {
  const at = (more: Readonly<Record<string, string>> = {}) => ({
    params: { baseId, tableIdOrName: name, ...more },
    query: {},
  });
  const list = (options: Values): TableCall => {
    const byGet = written('records.list', { ...at(), query: options });
    if (byGet.call.url.length <= longestUrl) return byGet;
    return written('records.listByPost', { ...at(), body: options });
  };
  return {
    /** A page of the records that a look shows. */
    page: ({ view, filter, sort }: Look, offset?: string) =>
      list({
        ...(view && { view }),
        ...(filter.trim() !== '' && { filterByFormula: filter }),
        ...(sort.length > 0 && { sort }),
        recordMetadata: ['commentCount'],
        ...(offset !== undefined && { offset }),
      }),
    /** Some records by their ids, at most a page of them; all fields, or only those named. */
    these: (ids: readonly string[], fields?: readonly string[]) =>
      list({
        filterByFormula: String(recordIds(ids)),
        ...(fields ? { fields } : { recordMetadata: ['commentCount'] }),
      }),
    /** Records whose text in a field holds what is sought, in any letter case. */
    search: (field: string, sought: string, most: number) =>
      list({
        ...(sought !== '' && {
          filterByFormula: `FIND(${JSON.stringify(sought.toLowerCase())}, LOWER({${field.replaceAll('}', '\\}')}} & ""))`,
        }),
        fields: [field],
        maxRecords: most,
        pageSize: most,
      }),
    get: (recordId: string) => written('records.get', at({ recordId })),
    update: (recordId: string, fields: Values, typecast: boolean) =>
      written('records.updateOne', {
        ...at({ recordId }),
        body: { fields, ...(typecast && { typecast }) },
      }),
    create: (fields: Values) => written('records.createOne', { ...at(), body: { fields } }),
    /** At most ten. */
    remove: (ids: readonly string[]) =>
      written('records.delete', { ...at(), query: { records: ids } }),
    upload: (recordId: string, attachmentFieldIdOrName: string, body: NewAttachment) =>
      written('attachments.upload', {
        params: { baseId, recordId, attachmentFieldIdOrName },
        query: {},
        body,
      }),
    comments: (recordId: string, offset?: string) =>
      written('comments.list', {
        ...at({ recordId }),
        query: offset === undefined ? {} : { offset },
      }),
    comment: (recordId: string, text: string, parentCommentId?: string) =>
      written('comments.create', {
        ...at({ recordId }),
        body: { text, ...(parentCommentId !== undefined && { parentCommentId }) },
      }),
    editComment: (recordId: string, rowCommentId: string, text: string) =>
      written('comments.update', { ...at({ recordId, rowCommentId }), body: { text } }),
    deleteComment: (recordId: string, rowCommentId: string) =>
      written('comments.delete', at({ recordId, rowCommentId })),
  };
}

/** @see callsFor */
export type TableCalls = ReturnType<typeof callsFor>;

function written(operation: string, draft: Draft): TableCall {
  const entry = findEndpoint(operation);
  if (!entry) throw new RangeError(`There is no endpoint ${operation}`);
  return { operation, draft, call: outgoing(entry.endpoint, draft) };
}
