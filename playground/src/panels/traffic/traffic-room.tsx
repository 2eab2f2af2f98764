import type { Why } from '@sandtable/contract';
import type { RequestEvent } from '@sandtable/mock';
import { useState } from 'preact/hooks';
import { Room } from '../../frame/room.tsx';
import '../../styles/console.css';
import '../../styles/gate.css';
import { beSoft, soft } from '../../world/switches.ts';
import { isOwn, kept, traffic } from '../../world/traffic.ts';
import { world } from '../../world/world.ts';
import { GateLine } from '../gate/gate.tsx';
import { Moment } from '../moment.tsx';
import { Ours } from '../tokens/ours.tsx';
import { RequestDetail } from './request-detail.tsx';
import { waysOf } from './ways.ts';

/** Every request that the mock answered, and where in the gate it stopped. */
export function TrafficRoom({ rest }: { rest: string }) {
  if (rest) return <OneRequest id={Number(rest)} />;
  return <AllRequests />;
}

function AllRequests() {
  const [sought, setSought] = useState('');
  const [refusedOnly, setRefusedOnly] = useState(false);
  const [withOwn, setWithOwn] = useState(false);
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = traffic.value.filter(
    (event) =>
      (withOwn || !isOwn(event)) &&
      (!refusedOnly || event.why !== undefined) &&
      words.every((word) => textOf(event).includes(word)),
  );
  return (
    <Room title="Traffic">
      <p class="muted measure">
        Every request this page’s mock answered, newest first: from the console, from other scripts
        of the page, and, if you ask for them, from the token pages themselves. The last {kept} are
        kept until the page is closed.
      </p>
      <div class="row filters">
        <div class="field">
          <label class="unseen" for="traffic-search">
            Search requests
          </label>
          <input
            id="traffic-search"
            type="search"
            placeholder="Search requests"
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={refusedOnly}
            onChange={(event) => setRefusedOnly(event.currentTarget.checked)}
          />
          Refused only
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={withOwn}
            onChange={(event) => setWithOwn(event.currentTarget.checked)}
          />
          With the token pages’ own requests
        </label>
        <label class="check" title="Answers carry on, and their reason says what was missing">
          <input
            type="checkbox"
            checked={soft.value}
            disabled={!world.value}
            onChange={(event) => beSoft(event.currentTarget.checked)}
          />
          Soft mode: refuse nothing, note what would have been refused
        </label>
        <Ours />
      </div>
      {shown.length > 0 ? <RequestTable events={shown} /> : <NoRequests />}
    </Room>
  );
}

function NoRequests() {
  const nothing = traffic.value.every(isOwn);
  return (
    <div class="empty">
      <h2>{nothing ? 'No calls yet' : 'No request fits'}</h2>
      <p>
        {nothing
          ? 'Send one from the console and it appears here, with the way it took through the gate.'
          : 'Change the search or the two boxes above.'}
      </p>
      {nothing && (
        <a class="button" href="/console">
          Open the console
        </a>
      )}
    </div>
  );
}

function RequestTable({ events }: { events: readonly RequestEvent[] }) {
  return (
    <div class="table-frame">
      <table class="cards traffic">
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Status</th>
            <th scope="col">Gate</th>
            <th scope="col">Token</th>
            <th scope="col">User</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <span class={`method ${event.method}`}>{event.method}</span>
                <a class="mono" href={`/traffic/${event.id}`}>
                  {event.path}
                </a>
                {event.why && <div class="hint">{plain(event.why)}</div>}
                {event.excused && !event.soft && (
                  <div class="hint warn">Soft mode let pass: {plain(event.excused)}</div>
                )}
              </th>
              <td data-label="Status">
                <span class={event.status < 400 ? 'tag good' : 'tag bad'}>{event.status}</span>
                {event.soft && <div class="hint warn">would have been refused</div>}
              </td>
              <td data-label="Gate">
                <GateLine {...waysOf(event)} />
              </td>
              <td data-label="Token" class="nowrap">
                {event.token?.name ?? <span class="muted">none</span>}
              </td>
              <td data-label="User" class="nowrap">
                {event.user?.name ?? <span class="muted">unknown</span>}
              </td>
              <td data-label="When" class="nowrap">
                <Moment iso={new Date(event.time).toISOString()} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OneRequest({ id }: { id: number }) {
  const event = traffic.value.find((each) => each.id === id);
  if (event) return <RequestDetail event={event} />;
  return (
    <Room title="Request not kept">
      <div class="empty">
        <p>Requests are kept until the page is closed or reloaded, and the last {kept} only.</p>
        <a class="button" href="/traffic">
          All traffic
        </a>
      </div>
    </Room>
  );
}

function plain({ sentence }: Why): string {
  return sentence.replaceAll('`', '');
}

function textOf(event: RequestEvent): string {
  const { method, path, query, status, token, user, endpoint, why, excused } = event;
  const sentences = [why?.sentence, excused?.sentence];
  const parts = [method, path, query, status, token?.name, user?.name, endpoint, ...sentences];
  return parts.join(' ').toLowerCase();
}
