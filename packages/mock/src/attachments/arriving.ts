import type { NewAttachment } from '@sandtable/contract';
import { isAirtable } from '../airtable-host.ts';
import { fromBase64 } from '../base64.ts';
import { type Engine, enter, type Incoming } from '../exchange.ts';
import { judgeRate } from '../explain.ts';
import { Refusal } from '../refusal.ts';
import { shapeOf } from '../shape.ts';
import { tablesOf } from '../store/lookup.ts';
import type { State, TableState } from '../store/state.ts';
import { type Arrival, type Arrivals, uploaded } from './arrival.ts';
import type { Fetched } from './data-url.ts';
import { type Fetching, fetchFile, mayFetch } from './fetching.ts';
import { measure } from './measure.ts';

/** What is asked of the input of an endpoint that may bring files. */
interface FileInput {
  readonly baseId?: string;
  readonly tableIdOrName?: string;
  readonly body?: Partial<Written & NewAttachment> & { readonly records?: readonly Written[] };
}

interface Written {
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * A request with the files that it brings. One that the gate will refuse has nothing fetched for it.
 *
 * Files at addresses that may not be asked for are left where they are.
 */
export async function withFiles(incoming: Incoming, engine: Engine): Promise<Incoming> {
  const input = inputOf(incoming, engine);
  if (!input?.body) return incoming;
  const { file, contentType } = input.body;
  const arrivals = new Map<string, Arrival | 'failed'>();
  if (file !== undefined) arrivals.set(uploaded, arrived(decode(file, contentType)));
  const fetching: Fetching = {
    downloads: engine.downloads,
    request: engine.environment.request,
  };
  await Promise.all(
    addressesIn(input, engine.store.state).map(async (text) => {
      const address = URL.parse(text);
      if (!address) return;
      const own = ownFile(address, incoming, engine);
      if (own) arrivals.set(text, arrived(own === 'gone' ? undefined : own));
      else if (mayFetch(address, fetching)) {
        arrivals.set(text, arrived(await fetchFile(address, fetching)));
      }
    }),
  );
  return arrivals.size > 0 ? { ...incoming, arrivals: arrivals satisfies Arrivals } : incoming;
}

/** What the endpoint will be given, should the request be let in. */
function inputOf(incoming: Incoming, engine: Engine): FileInput | undefined {
  try {
    // Only endpoints that write records and files have such inputs; of others nothing is found in it.
    return enter(incoming, engine, {}, judgeRate).input as FileInput;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function arrived(fetched: Fetched | undefined): Arrival | 'failed' {
  return fetched ? measure(fetched.bytes, fetched.type) : 'failed';
}

function decode(base64: string, type: string | undefined): Fetched | undefined {
  const bytes = fromBase64(base64);
  return bytes && { bytes, type };
}

/** A file that a link of this mock leads to, or that it led to once. */
function ownFile(
  address: URL,
  { url }: Incoming,
  { links, store, clock }: Engine,
): Fetched | 'gone' | undefined {
  if (!isAirtable(address.hostname) && address.host !== url.host) return undefined;
  const linked = links.read(address.pathname);
  if (!linked) return undefined;
  const bytes = fromBase64(store.state.files.get(linked.file)?.base64 ?? '-');
  if (!bytes || linked.expires <= clock.now()) return 'gone';
  return { bytes, type: linked.type };
}

/** Addresses of new files in the attachment cells that a request writes, each once. */
function addressesIn({ baseId = '', tableIdOrName = '', body }: FileInput, state: State): string[] {
  const table = tablesOf(state, baseId).get(tableIdOrName);
  if (!table || !body) return [];
  const writings = [body, ...(body.records ?? [])];
  const found = writings.flatMap(({ fields }) =>
    Object.entries(fields ?? {}).flatMap(([nameOrId, cell]) =>
      isAttachmentField(table, nameOrId) && Array.isArray(cell) ? cell.flatMap(addressOf) : [],
    ),
  );
  return [...new Set(found)];
}

function isAttachmentField(table: TableState, nameOrId: string): boolean {
  return shapeOf(table).find(nameOrId)?.field.type === 'multipleAttachments';
}

/** A file that is there already is named by its id, whatever address it is shown with. */
function addressOf(item: unknown): string | [] {
  if (typeof item !== 'object' || item === null || 'id' in item || !('url' in item)) return [];
  return typeof item.url === 'string' ? item.url : [];
}
