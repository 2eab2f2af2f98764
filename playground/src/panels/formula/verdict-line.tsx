import type { Kind } from '@sandtable/formula';
import { Marked } from '../gate/gate.tsx';
import type { Diagnosis, Flaw } from './diagnosis.ts';

const kindTexts: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  array: 'a list',
  blank: 'nothing',
  any: 'one kind of value or another',
};

/** Flaws that are told; with one name wrong a hundred times, the first are enough. */
const most = 5;

interface VerdictLineProps {
  readonly id: string;
  readonly diagnosis: Diagnosis;
  readonly onGo: (flaw: Flaw) => void;
  readonly onRepair: (flaw: Flaw, text: string) => void;
}

/** What a formula yields, or what is wrong with it, where, and what may have been meant. */
export function VerdictLine({ id, diagnosis, onGo, onRepair }: VerdictLineProps) {
  const { kind, flaws, tree } = diagnosis;
  return (
    <div class="verdict-line" id={id} role="status">
      {!tree && flaws.length === 0 && <p class="hint">An empty formula keeps every row.</p>}
      {kind && (
        <p class="hint">
          Yields <strong>{kindTexts[kind]}</strong>.
        </p>
      )}
      {flaws.slice(0, most).map((flaw) => (
        <p key={`${flaw.start} ${flaw.sentence}`} class="row flaw">
          <button type="button" class="complaint" title="Go there" onClick={() => onGo(flaw)}>
            <Marked text={flaw.sentence} />
          </button>
          {flaw.repairs.length > 0 && <span class="hint">Did you mean</span>}
          {flaw.repairs.map((text) => (
            <button
              type="button"
              key={text}
              class="chip"
              title={`Put ${text} there`}
              onClick={() => onRepair(flaw, text)}
            >
              {text}
            </button>
          ))}
        </p>
      ))}
      {flaws.length > most && <p class="hint">And {flaws.length - most} more.</p>}
    </div>
  );
}
