import { catalogue, judge, sentence } from '@sandtable/contract';
import { jsonSchema } from '@sandtable/contract/form';
import { openApi } from '@sandtable/contract/openapi';

// Every endpoint is one constant: a plain object.
const { create } = catalogue.records;
console.log(create.method, create.path); // → POST /v0/{baseId}/{tableIdOrName}
console.log(create.access); // → { scopes: [ 'data.records:write' ], base: 'edit' }

// Who may call it is a question about data, and the answer is data too.
const verdict = judge(create.access, {
  scopes: new Set(['data.records:read']),
  subject: { kind: 'base', id: 'appPLANTS00000001', exists: true, granted: true, role: 'edit' },
});
if (!verdict.allowed) console.log(verdict.problems);
// → [ { at: 'scope', missing: [ 'data.records:write' ] } ]
if (!verdict.allowed) console.log(sentence(verdict.problems, { token: 'reader' }));
// → The token 'reader' lacks `data.records:write`. Add the scope under Scopes; nothing else is missing.

// The same constants give JSON Schema for forms, and an OpenAPI document.
console.log(jsonSchema(create, 'body')?.['required']); // → [ 'records' ]
console.log(openApi()['openapi']); // → 3.1.0
