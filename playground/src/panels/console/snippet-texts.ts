import type { Draft, Outgoing } from './draft.ts';
import { inAirtableJs, inPyairtable } from './library-snippets.ts';

/** Name of the environment variable that stands for the token: its text is never part of a snippet. */
const tokenVariable = 'AIRTABLE_TOKEN';

const json = 'application/json';

/** A call, as it travels and as it was filled in. */
interface ToldCall extends Outgoing {
  /** E.g. `records.list`. */
  readonly operation: string;
  readonly draft: Draft;
}

interface Snippet {
  readonly title: string;
  /** Nothing where the language has no words for the call. */
  readonly write: (call: ToldCall) => string | undefined;
}

/** The same call in other languages. */
export const snippets: readonly Snippet[] = [
  {
    title: 'curl',
    write: ({ method, url, body, media = json }) =>
      [
        `curl -X ${method} ${quoted(url)}`,
        `  -H "Authorization: Bearer $${tokenVariable}"`,
        ...(body === undefined
          ? []
          : [
              `  -H "Content-Type: ${media}"`,
              // `--data` would join the lines of what is no JSON.
              `  ${media === json ? '--data' : '--data-binary'} ${quoted(body)}`,
            ]),
      ].join(' \\\n'),
  },
  {
    title: 'fetch',
    write: ({ method, url, body, media = json }) =>
      [
        `const response = await fetch(${JSON.stringify(url)}, {`,
        `  method: '${method}',`,
        '  headers: {',
        `    authorization: \`Bearer \${process.env.${tokenVariable}}\`,`,
        ...(body === undefined ? [] : [`    'content-type': '${media}',`]),
        '  },',
        ...(body === undefined
          ? []
          : [`  body: ${media === json ? `JSON.stringify(${body})` : JSON.stringify(body)},`]),
        '});',
      ].join('\n'),
  },
  {
    title: '@sandtable/client',
    write: ({ operation, draft: { params, query, body } }) => {
      const given = Object.keys(query).length > 0 ? { query } : {};
      const input = { ...params, ...given, ...(body !== undefined && { body }) };
      return [
        "import { createClient } from '@sandtable/client';",
        '',
        `const client = createClient({ token: process.env.${tokenVariable} });`,
        `const answer = await client.${operation}(${JSON.stringify(input, null, 2)});`,
      ].join('\n');
    },
  },
  {
    title: 'airtable.js',
    write: ({ operation, draft }) => inAirtableJs(operation, draft, tokenVariable),
  },
  {
    title: 'pyairtable',
    write: ({ operation, draft }) => inPyairtable(operation, draft, tokenVariable),
  },
  {
    title: 'Python',
    write: ({ method, url, body, media = json }) =>
      [
        'import json, os, urllib.request',
        '',
        'request = urllib.request.Request(',
        `    ${JSON.stringify(url)},`,
        `    method="${method}",`,
        ...(body === undefined ? [] : [`    data=${JSON.stringify(body)}.encode(),`]),
        `    headers={"Authorization": "Bearer " + os.environ["${tokenVariable}"], "Content-Type": "${media}"},`,
        ')',
        'answer = json.load(urllib.request.urlopen(request))',
      ].join('\n'),
  },
];

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
