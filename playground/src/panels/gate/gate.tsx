import type { Names, Why } from '@sandtable/contract';
import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import { type Fate, fateTitles, type Step, stepsOf } from './steps.ts';

interface GateProps {
  /** Absent for a request that got through. */
  readonly why?: Why | undefined;
  /** What soft mode let pass. */
  readonly excused?: Why | undefined;
  readonly names?: Names;
  /** Shown in the station that refused: what would repair it. */
  readonly repair?: ComponentChildren;
}

/** The way of one request through Airtable's checks, in their order. */
export function Gate({ why, excused, names, repair }: GateProps) {
  return (
    <ol class="gate" aria-label="The gate">
      {stepsOf(why, names, excused).map((step) => (
        <li key={step.title} class={`station ${step.fate}`}>
          <Mark fate={step.fate} />
          <div class="stack tight">
            <p>
              <strong>{step.title}</strong> <span class="fate">{fateTitles[step.fate]}</span>
            </p>
            {step.advice.length === 0 ? <p class="asks">{step.asks}</p> : <Advice step={step} />}
            {step.fate === 'stopped' && repair}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Advice({ step }: { step: Step }) {
  return (
    <dl class="advice">
      {step.advice.map(([wrong, remedy]) => (
        <Fragment key={wrong}>
          <dt class="unseen">Found</dt>
          <dd>
            <Marked text={sentence(wrong)} />
          </dd>
          {remedy && (
            <>
              <dt class="unseen">What would do</dt>
              <dd class="remedy">
                <Marked text={sentence(remedy)} />
              </dd>
            </>
          )}
        </Fragment>
      ))}
    </dl>
  );
}

/** Text between backquotes is what travels on the wire. */
export function Marked({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        // Parts of one text never move.
        index % 2 === 1 ? <code key={index}>{part}</code> : part,
      )}
    </>
  );
}

const marks: Readonly<Record<Fate, string>> = {
  passed: 'M4.5 8.5 7 11l4.5-5.5',
  stopped: 'M5 5l6 6M11 5l-6 6',
  excused: 'M5 8h6',
  lacking: 'M5 8h6',
  clear: 'M4.5 8.5 7 11l4.5-5.5',
  unreached: '',
};

/** A round mark, square where the request was refused: the shape says it without the colour. */
function Mark({ fate }: { fate: Fate }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
      {fate === 'stopped' ? (
        <rect x="1" y="1" width="14" height="14" rx="2" />
      ) : (
        <circle cx="8" cy="8" r="7" />
      )}
      <path d={marks[fate]} />
    </svg>
  );
}

/** The gate as one line of marks, for lists. */
export function GateLine({ why, excused }: Pick<GateProps, 'why' | 'excused'>) {
  const steps = stepsOf(why, {}, excused);
  const titled = (sought: Fate) =>
    steps.filter(({ fate }) => fate === sought).map(({ title }) => title);
  const [stop] = titled('stopped');
  const passed = titled('excused');
  const label = [
    ...(stop ? [`Refused at: ${stop}`] : []),
    ...(passed.length > 0 ? [`Would be refused at: ${passed.join(', ')}`] : []),
  ];
  return (
    <span class="gate-line" role="img" aria-label={label.join('. ') || 'Passed every check'}>
      {steps.map(({ title, fate }) => (
        <span key={title} class={fate} title={`${title}: ${fateTitles[fate]}`}>
          <Mark fate={fate} />
        </span>
      ))}
    </span>
  );
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return capital.endsWith('.') ? capital : `${capital}.`;
}
