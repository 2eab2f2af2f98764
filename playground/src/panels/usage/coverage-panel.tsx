import type { Coverage, Share } from '@sandtable/mock';
import { findEndpoint } from '../../world/endpoints.ts';

/** What requests touched of all there is. */
export function CoveragePanel({ coverage }: { coverage: Coverage }) {
  const { endpoints, errors, scopes, fields, complete } = coverage;
  const lists = [
    listOf('Endpoints', endpoints, (key) => findEndpoint(key)?.endpoint.title ?? key),
    listOf('Error types', errors),
    listOf('Scopes', scopes),
    {
      title: `Fields in requests: ${fields.length}`,
      items: fields.map(({ name, uses }) => `${name} (${uses.join(', ')})`),
      rest: [],
    },
  ];
  return (
    <section class="stack tight" aria-label="Coverage">
      <h2>What was touched</h2>
      {!complete && <p class="muted">More was done than is kept: this is not all of it.</p>}
      <div class="card coverage">
        {lists.map(({ title, items, rest }) => (
          <div key={title} class="stack tight">
            <h3 class="group-title">{title}</h3>
            <List items={items} />
            {rest.length > 0 && (
              <details>
                <summary class="muted">{rest.length} not touched</summary>
                <List items={rest} />
              </details>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item} class="touched">
          {item}
        </li>
      ))}
    </ul>
  );
}

function listOf(
  what: string,
  { touched, untouched }: Share<string>,
  titled: (name: string) => string = (name) => name,
) {
  return {
    title: `${what}: ${touched.length} of ${touched.length + untouched.length}`,
    items: touched.map(titled),
    rest: untouched.map(titled),
  };
}
