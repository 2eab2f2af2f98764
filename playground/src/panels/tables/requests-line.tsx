import { consoleAddress, type Made, made } from './requests.ts';

/** Requests that the list shows. */
const shown = 12;

/** Characters of a request that are told: a file that is uploaded travels in its body. */
const longest = 400;

/** The request that the last action made, with its answer; those before it on demand. */
export function RequestsLine() {
  const last = made.value.find(({ isAside }) => !isAside);
  if (!last) return null;
  const others = made.value.filter((one) => one !== last).slice(0, shown);
  return (
    <section class="requests-line" aria-label="Requests">
      <MadeLine made={last} />
      {others.length > 0 && (
        <>
          <button type="button" class="button quiet small" popovertarget="requests-before">
            Other requests
          </button>
          <div id="requests-before" popover="auto" class="menu requests-before">
            <ol class="stack tight" aria-label="Other requests">
              {others.map((one) => (
                <li key={one.number}>
                  <MadeLine made={one} />
                </li>
              ))}
            </ol>
          </div>
        </>
      )}
    </section>
  );
}

function MadeLine({ made: one }: { made: Made }) {
  const { call, answer } = one;
  const { pathname, search } = new URL(call.url);
  const rest = `${decodeURI(pathname)}${decodeSearch(search)} ${call.body ?? ''}`;
  const told = rest.length > longest ? `${rest.slice(0, longest)} …` : rest;
  return (
    <p class="made-line">
      <span class={`tag ${!answer ? '' : answer.status < 400 ? 'good' : 'bad'}`}>
        {answer ? answer.status : '…'}
      </span>{' '}
      <span class="mono cut" title={`${call.method} ${told}`}>
        <span class="method-name">{call.method}</span> {told}
      </span>
      <a class="nowrap" href={consoleAddress(one)}>
        Open in the console
      </a>
    </p>
  );
}

/** Legible: the console shows it as it travels. */
function decodeSearch(search: string): string {
  try {
    return decodeURIComponent(search.replaceAll('+', ' '));
  } catch {
    // What somebody typed may look like an escape that is none.
    return search;
  }
}
