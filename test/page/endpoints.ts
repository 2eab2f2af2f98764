import type { Client } from '@sandtable/client';
import { bearerCatalogue, type Endpoint } from '@sandtable/contract';
import { bases, commentIn, organization, recordIn } from './panel.ts';

/** A call to every endpoint that a token opens; one that is new has to be added here. */
type Samples = {
  readonly [Group in keyof Client]: {
    readonly [Name in keyof Client[Group]]: (client: Client) => Promise<unknown>;
  };
};

const baseId = bases.beds;
const table = { baseId, tableIdOrName: 'Plants' };
const recordId = recordIn(baseId);
const record = { ...table, recordId };
const cells = { fields: { Name: 'Moss' } };
const one = { body: { records: [{ id: recordId, ...cells }] } };
const comment = { ...record, rowCommentId: commentIn(baseId) };
const said = { body: { text: 'Grows.' } };
const enterprise = { enterpriseAccountId: organization };

const file = { contentType: 'text/plain', file: 'TW9zcw==', filename: 'moss.txt' };

const samples: Samples = {
  attachments: {
    upload: ({ attachments }) =>
      attachments.upload({
        baseId,
        recordId,
        attachmentFieldIdOrName: 'Files',
        body: file,
      }),
  },
  metadata: {
    whoami: ({ metadata }) => metadata.whoami(),
    listBases: ({ metadata }) => metadata.listBases(),
    getBaseSchema: ({ metadata }) => metadata.getBaseSchema({ baseId }),
  },
  records: {
    list: ({ records }) => records.list(table),
    listByPost: ({ records }) => records.listByPost({ ...table, body: {} }),
    get: ({ records }) => records.get(record),
    create: ({ records }) => records.create({ ...table, body: { records: [cells] } }),
    createOne: ({ records }) => records.createOne({ ...table, body: cells }),
    update: ({ records }) => records.update({ ...table, ...one }),
    updateOne: ({ records }) => records.updateOne({ ...record, body: cells }),
    replace: ({ records }) => records.replace({ ...table, ...one }),
    replaceOne: ({ records }) => records.replaceOne({ ...record, body: cells }),
    syncCsv: ({ records }) =>
      records.syncCsv({ ...table, apiEndpointSyncId: 'syncPLANTS', body: 'Name\nMoss\n' }),
    delete: ({ records }) => records.delete({ ...table, query: { records: [recordId] } }),
    deleteOne: ({ records }) => records.deleteOne(record),
  },
  comments: {
    list: ({ comments }) => comments.list(record),
    create: ({ comments }) => comments.create({ ...record, ...said }),
    update: ({ comments }) => comments.update({ ...comment, ...said }),
    delete: ({ comments }) => comments.delete(comment),
  },
  enterpriseTokens: {
    list: ({ enterpriseTokens }) => enterpriseTokens.list(enterprise),
    revoke: ({ enterpriseTokens }) =>
      enterpriseTokens.revoke({ ...enterprise, body: { tokenIds: ['patNOBODYS0000001'] } }),
  },
};

/** An endpoint with a call to it. */
interface Sample {
  /** E.g. `records.list`. */
  readonly name: string;
  readonly endpoint: Endpoint;
  run(client: Client): Promise<unknown>;
}

/** Every endpoint that a token opens. */
export const publicEndpoints: readonly Sample[] = Object.entries(bearerCatalogue).flatMap(
  ([group, endpoints]) =>
    Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => {
      // `Samples` has the same groups and names as the catalogue; the keys have forgotten it.
      const calls = samples[group as keyof Samples] as Readonly<Record<string, Sample['run']>>;
      const run = calls[name];
      if (!run) throw new ReferenceError(`There is no call to ${group}.${name}`);
      return { name: `${group}.${name}`, endpoint, run };
    }),
);
