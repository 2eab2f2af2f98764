import { createMock } from '@sandtable/mock';
import { fence } from '@sandtable/mock/fence';
import { seed } from './seed.ts';

// The global fetch, answered by the mock wherever it asks for Airtable. No msw, no socket.
const close = fence.answer(createMock({ seed }));
const whoami = 'https://api.airtable.com/v0/meta/whoami';
const answer = await fetch(whoami, { headers: { authorization: 'Bearer any-text-will-do' } });
console.log(await answer.json()); // → { id: 'usrADA00000000001' }

// Closed, and still nothing gets out: this never leaves the process.
close();
const refused = await fetch(whoami).catch((error) => error);
console.log(refused.name, fence.blocked); // → FenceError 1
