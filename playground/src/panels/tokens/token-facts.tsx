import type { Token } from '@sandtable/contract';
import { Moment } from '../moment.tsx';
import { Ours } from './ours.tsx';
import { Until } from './until.tsx';

/** What is known of a token beside what it may do. */
export function TokenFacts({ token }: { token: Token }) {
  const { expiresTime, previousSecretExpiresTime, lastCaller } = token;
  return (
    <>
      <code>{token.id}</code>, created <Moment iso={token.createdTime} />,{' '}
      {token.lastUsedTime ? (
        <>
          last used <Moment iso={token.lastUsedTime} />
        </>
      ) : (
        'never used'
      )}
      {(expiresTime ?? previousSecretExpiresTime ?? lastCaller) !== undefined && (
        <span class="facts">
          <Ours />
          {expiresTime && <Until iso={expiresTime} ahead="Expires" over="Expired" />}
          {previousSecretExpiresTime && (
            <Until
              iso={previousSecretExpiresTime}
              ahead="The old secret stops"
              over="The old secret has stopped"
            />
          )}
          {lastCaller && (
            <span>
              Last call: {lastCaller.title}
              {lastCaller.userAgent && <> by {lastCaller.userAgent}</>}
            </span>
          )}
        </span>
      )}
    </>
  );
}
