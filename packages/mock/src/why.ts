import { type Problem, type Station, sentence, type Why } from '@sandtable/contract';
import type { Incoming } from './exchange.ts';
import type { Caller } from './gate.ts';
import { type Redact, redactor, redactTexts } from './redact.ts';
import type { Refusal } from './refusal.ts';
import type { Match } from './router.ts';
import type { State } from './store/state.ts';

/** What is known of a request that a reason is about. */
export interface Known {
  readonly incoming: Incoming;
  readonly state: State;
  readonly caller?: Caller | undefined;
  readonly match?: Match | undefined;
}

/** Parts of a problem that are words of ours, and no text from outside. */
const ours: ReadonlySet<string> = new Set([
  'at',
  'per',
  'fault',
  'kind',
  'by',
  'need',
  'have',
  'missing',
  'type',
]);

/**
 * Problems as a reason. They name what was asked for, and a secret may stand anywhere in a request: it
 * is cut out of what came from outside before that becomes a sentence, so that no word of ours is
 * taken for a secret.
 *
 * @param at where it stopped; by default at the first problem.
 */
export function whyOf(problems: readonly Problem[], known: Known, at?: Station): Why {
  const { incoming, state, caller, match } = known;
  const redact = redactor(incoming);
  // What is cut is text inside of strings, so the shape is the same.
  const all = redactTexts(problems, redact, ours) as readonly Problem[];
  const base = state.bases.get(match?.params['baseId'] ?? '');
  const names = {
    token: hidden(caller?.token?.name, redact),
    user: hidden(caller?.user.name, redact),
    subject: hidden(base?.name, redact),
  };
  return { at: at ?? all[0]?.at ?? 'contents', problems: all, sentence: sentence(all, names) };
}

/** What speaks against a request that was refused; where the text says it all, the text. */
export function problemsOf({ problems, type, message }: Refusal): readonly Problem[] {
  return problems.length > 0 ? problems : [{ at: 'contents', type, message: message || type }];
}

function hidden(text: string | undefined, redact: Redact): string | undefined {
  return text === undefined ? undefined : redact(text);
}
