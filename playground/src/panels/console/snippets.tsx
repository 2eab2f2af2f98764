import { CopyButton } from '../../frame/copy-button.tsx';
import type { Draft, Outgoing } from './draft.ts';
import { snippets } from './snippet-texts.ts';

interface SnippetsProps {
  readonly call: Outgoing;
  /** E.g. `records.list`. */
  readonly operation: string;
  readonly draft: Draft;
}

/** The call in other languages, to be copied. */
export function Snippets({ call, operation, draft }: SnippetsProps) {
  const told = { ...call, operation, draft };
  return (
    <>
      <button type="button" class="button quiet" popovertarget="snippets">
        Copy as code
      </button>
      <div id="snippets" popover="auto" class="menu snippets">
        <p class="hint">The token is read from the environment, and never part of the text.</p>
        {snippets.map(({ title, write }) => {
          const text = write(told);
          if (text === undefined) return null;
          return (
            <section key={title} class="stack tight">
              <h3>{title}</h3>
              <pre class="raw">{text}</pre>
              <CopyButton text={() => text} label={`Copy ${title}`} />
            </section>
          );
        })}
      </div>
    </>
  );
}
