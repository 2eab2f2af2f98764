import { useState } from 'preact/hooks';
import { query } from '../../place.ts';
import { endpoints, groupTitles } from '../../world/endpoints.ts';

/** Every endpoint, grouped and searchable; the token stays chosen from one to the next. */
export function EndpointList({ current }: { current: string | undefined }) {
  const [sought, setSought] = useState('');
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = endpoints.filter(({ key, endpoint: { method, path, title } }) => {
    const text = `${key} ${method} ${path} ${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const token = query.value.get('token');
  const suffix = token === null ? '' : `?token=${token}`;
  return (
    <nav class="endpoints" aria-label="Endpoints">
      <div class="field">
        <label class="unseen" for="endpoint-search">
          Search endpoints
        </label>
        <input
          id="endpoint-search"
          type="search"
          placeholder="Search endpoints"
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      </div>
      {[...Map.groupBy(found, ({ group }) => group)].map(([group, entries]) => (
        <div key={group}>
          <h2 class="group-title">{groupTitles[group] ?? group}</h2>
          <ul>
            {entries.map(({ key, endpoint }) => (
              <li key={key}>
                <a
                  href={`/console/${key}${suffix}`}
                  {...(key === current && { 'aria-current': 'page' })}
                >
                  <span class={`method ${endpoint.method}`}>{endpoint.method}</span>
                  {endpoint.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {found.length === 0 && <p class="hint">No endpoint is about “{sought}”.</p>}
    </nav>
  );
}
