import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

test('users share a base’s five calls, and bases a user’s fifty', () => {
  const throttle = createThrottle();
  const asked = (user: string, base?: string) => throttle.admit(0, user, base)?.at;
  for (let nth = 0; nth < 5; nth++) expect(asked(`usr${nth}`, 'appA')).toBeUndefined();
  expect(asked('usr9', 'appA')).toBe('rate');
  for (let nth = 0; nth < 45; nth++) expect(asked('usrA', `app${nth % 9}`)).toBeUndefined();
  for (let nth = 0; nth < 5; nth++) expect(asked('usrA')).toBeUndefined();
  expect(throttle.admit(0, 'usrA', 'appZ')).toMatchObject({ per: 'user', waitMs: 30_000 });
  expect(asked('usrB', 'appZ')).toBeUndefined();
});

test('within no second are more than five calls to a base admitted, and none after 30 s of peace refused', () => {
  const pauses = fc.array(fc.oneof(fc.nat(400), fc.constantFrom(999, 1000, 29_999, 30_000)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(pauses, (waits) => {
      const throttle = createThrottle();
      const admitted: number[] = [];
      let now = 0;
      let refusedAt = Number.NEGATIVE_INFINITY;
      for (const wait of waits) {
        now += wait;
        const problem = throttle.admit(now, 'usrA', 'appA');
        const recent = admitted.filter((time) => time > now - 1000).length;
        // A refusal closes the base for 30 s; those within do not begin them anew.
        const closed = now < refusedAt + 30_000;
        expect(problem !== undefined).toBe(closed || recent >= 5);
        if (!problem) admitted.push(now);
        else if (!closed) refusedAt = now;
      }
    }),
    { seed: 20260101, numRuns: 500 },
  );
});
