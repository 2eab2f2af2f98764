import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

test('users share a base’s five calls, and bases a user’s fifty', () => {
  const throttle = createThrottle();
  const asked = (user: string, base?: string) => throttle.admit(0, user, base)[0]?.at;
  for (let nth = 0; nth < 5; nth++) expect(asked(`usr${nth}`, 'appA')).toBeUndefined();
  expect(asked('usr9', 'appA')).toBe('rate');
  for (let nth = 0; nth < 45; nth++) expect(asked('usrA', `app${nth % 9}`)).toBeUndefined();
  for (let nth = 0; nth < 5; nth++) expect(asked('usrA')).toBeUndefined();
  expect(throttle.admit(0, 'usrA', 'appZ')).toEqual([
    { at: 'rate', per: 'user', most: 50, waitMs: 30_000 },
  ]);
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
        const problems = throttle.admit(now, 'usrA', 'appA');
        const recent = admitted.filter((time) => time > now - 1000).length;
        // A refusal closes the base for 30 s; those within do not begin them anew.
        const closed = now < refusedAt + 30_000;
        expect(problems.length > 0).toBe(closed || recent >= 5);
        if (problems.length === 0) admitted.push(now);
        else if (!closed) refusedAt = now;
      }
    }),
    { seed: 20260101, numRuns: 500 },
  );
});

test('judging tells which rate speaks against a call and when it frees, and counts nothing', () => {
  const throttle = createThrottle();
  for (let nth = 0; nth < 5; nth++) throttle.admit(nth * 100, 'usrA', 'appA');
  const judged = () => throttle.judge(500, 'usrA', 'appA');
  // The first of the five came at 0, so that after 500 ms there are four in the last second.
  expect(judged()).toEqual([{ at: 'rate', per: 'base', most: 5, waitMs: 500 }]);
  expect(judged()).toEqual(judged());
  expect(throttle.judge(500, 'usrA', 'appB')).toEqual([]);
  expect(throttle.admit(1000, 'usrA', 'appA')).toEqual([]);
});

test('judging while a base is closed tells when it opens', () => {
  const throttle = createThrottle();
  for (let nth = 0; nth < 6; nth++) throttle.admit(0, 'usrA', 'appA');
  expect(throttle.judge(10_000, 'usrA', 'appA')).toMatchObject([{ waitMs: 20_000 }]);
  expect(throttle.judge(30_000, 'usrA', 'appA')).toEqual([]);
});

test('judging says of every call beforehand whether it will be admitted, and changes no outcome', () => {
  const calls = fc.array(
    fc.record({ wait: fc.nat(600), user: fc.nat(1), base: fc.option(fc.nat(2)) }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(calls, (all) => {
      const [asked, plain] = [createThrottle(), createThrottle()];
      let now = 0;
      for (const { wait, user, base } of all) {
        now += wait;
        const whose = [`usr${user}`, base === null ? undefined : `app${base}`] as const;
        const judged = asked.judge(now, ...whose);
        const problems = asked.admit(now, ...whose);
        expect(judged.map(({ at }) => at)).toEqual(problems.map(({ at }) => at));
        expect(problems).toEqual(plain.admit(now, ...whose));
        for (const problem of judged) {
          const free = problem.at === 'rate' ? problem.waitMs : 0;
          expect(free).toBeGreaterThan(0);
        }
      }
    }),
    { seed: 20260101, numRuns: 300 },
  );
});

test('twenty syncs of a base in five minutes are admitted, whoever sends them', () => {
  const throttle = createThrottle();
  const sync = (at: number, base = 'appA') => throttle.admit(at, `usr${at}`, base, true);
  for (let nth = 0; nth < 20; nth++) expect(sync(nth * 1000)).toEqual([]);
  expect(sync(20_000)).toEqual([{ at: 'rate', per: 'sync', most: 20, waitMs: 280_000 }]);
  // Others go on, and so do syncs of another base.
  expect(throttle.admit(20_000, 'usrA', 'appA')).toEqual([]);
  expect(sync(20_000, 'appB')).toEqual([]);
  expect(sync(300_000)).toEqual([]);
});
