import { signal } from '@preact/signals';
import { jsonSchema } from '@sandtable/contract/form';
import type { Explanation } from '@sandtable/mock';
import { useMemo, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { Icon } from '../../frame/icon.tsx';
import { Room } from '../../frame/room.tsx';
import { navigate, query } from '../../place.ts';
import '../../styles/console.css';
import '../../styles/gate.css';
import type { FormSchema } from '../../form/schema.ts';
import { SchemaFields } from '../../form/schema-fields.tsx';
import { type EndpointEntry, findEndpoint } from '../../world/endpoints.ts';
import { exampleIn } from '../../world/example.ts';
import { RealSecretError } from '../../world/real-secrets.ts';
import { atlas, world } from '../../world/world.ts';
import { Ours } from '../tokens/ours.tsx';
import { AnswerView } from './answer-view.tsx';
import { type Answer, judgeCall, type Sent, sendDraft } from './call.ts';
import { type Draft, firstDraft, outgoing, withOffset } from './draft.ts';
import { readDraft, useDraftInAddress } from './draft-address.ts';
import { EndpointList } from './endpoint-list.tsx';
import { History } from './history.tsx';
import { Judgement } from './judgement.tsx';
import { ParamFields } from './param-fields.tsx';
import { Snippets } from './snippets.tsx';
import { pickedToken, TokenBar, tokenInUse } from './token-bar.tsx';

const firstEndpoint = 'records.list';

/** The call that was last brought back from the history. */
const recalled = signal<Sent | undefined>(undefined);

/** Fill, send, read; change the token and send again. */
export function ConsoleRoom({ rest }: { rest: string }) {
  const entry = findEndpoint(rest || firstEndpoint);
  return (
    <Room title={entry ? entry.endpoint.title : 'No such endpoint'}>
      <div class="console">
        <EndpointList current={entry?.key} />
        {entry ? (
          <Workbench key={`${entry.key} ${recalled.value?.number}`} entry={entry} />
        ) : (
          <p class="empty">
            <span>
              The catalogue has no endpoint <code>{rest}</code>. Choose one from the list.
            </span>
          </p>
        )}
      </div>
    </Room>
  );
}

function Workbench({ entry }: { entry: EndpointEntry }) {
  const { endpoint, key } = entry;
  const schemas = useMemo(
    () => ({
      query: jsonSchema(endpoint, 'query') as FormSchema | undefined,
      body: jsonSchema(endpoint, 'body') as FormSchema | undefined,
    }),
    [endpoint],
  );
  const recall = recalled.value?.endpointKey === key ? recalled.value : undefined;
  const [draft, setDraft] = useState<Draft>(
    () =>
      recall?.draft ??
      readDraft(query.peek().get('call'), endpoint) ??
      firstDraft(endpoint, schemas, world.value && exampleIn(world.value.mock, atlas.value)),
  );
  const [answer, setAnswer] = useState<Answer | undefined>(recall?.answer);
  const [judged, setJudged] = useState<Explanation>();
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const tokenId = tokenInUse.value;
  const call = outgoing(endpoint, draft);
  useDraftInAddress(draft);

  const send = async (next: Draft) => {
    if (sending) return;
    setSending(true);
    setJudged(undefined);
    try {
      setAnswer(await sendDraft(key, next, pickedToken(tokenId)));
      setProblem('');
    } catch (error) {
      setAnswer(undefined);
      setProblem(
        error instanceof RealSecretError ? error.message : `There was no answer: ${explain(error)}`,
      );
    }
    setSending(false);
  };
  const turnPage = (offset: string) => {
    const next = withOffset(draft, schemas.query, offset);
    setDraft(next);
    void send(next);
  };

  const judge = async () => {
    try {
      setJudged(await judgeCall(call, pickedToken(tokenId).secret));
      setProblem('');
    } catch (error) {
      setProblem(explain(error));
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send(draft);
  };

  return (
    <div class="stack bench">
      <form class="stack" data-main onSubmit={submit} noValidate>
        <div class="send-line">
          <p class="address mono">
            <span class={`method ${endpoint.method}`}>{endpoint.method}</span>{' '}
            <span>{call.url}</span>
          </p>
          <button type="submit" class="button primary" aria-disabled={sending} title="Ctrl Enter">
            <Icon name="send" />
            Send
          </button>
          <button type="button" class="button quiet" onClick={() => void judge()}>
            Judge only
            <Ours />
          </button>
          <Snippets call={call} operation={key} draft={draft} />
        </div>
        <TokenBar endpoint={endpoint} />
        <ParamFields params={draft.params} onChange={(params) => setDraft({ ...draft, params })} />
        {schemas.query && (
          <fieldset class="section">
            <legend>Query</legend>
            <SchemaFields
              schema={schemas.query}
              value={draft.query}
              onChange={(next) => setDraft({ ...draft, query: next })}
            />
          </fieldset>
        )}
        {schemas.body && (
          <fieldset class="section">
            <legend>Body</legend>
            {endpoint.media ? (
              <div class="fields">
                <div class="field whole">
                  <label for="text-body">
                    <code>{endpoint.media}</code>
                  </label>
                  <textarea
                    id="text-body"
                    rows={6}
                    spellcheck={false}
                    value={typeof draft.body === 'string' ? draft.body : ''}
                    onInput={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
                  />
                </div>
              </div>
            ) : (
              <SchemaFields
                schema={schemas.body}
                value={(draft.body ?? {}) as Readonly<Record<string, unknown>>}
                onChange={(next) => setDraft({ ...draft, body: next })}
              />
            )}
          </fieldset>
        )}
      </form>
      {problem && (
        <p class="complaint" role="alert">
          {problem}
        </p>
      )}
      {judged && <Judgement judged={judged} tokenId={tokenId} />}
      {answer ? (
        <AnswerView answer={answer} tokenId={tokenId} onNextPage={turnPage} />
      ) : (
        !problem && !judged && <p class="muted">Nothing sent yet. The answer will stand here.</p>
      )}
      <History
        onRecall={(sent) => {
          recalled.value = sent;
          navigate(`/console/${sent.endpointKey}?token=${sent.tokenId}`);
        }}
      />
    </div>
  );
}
