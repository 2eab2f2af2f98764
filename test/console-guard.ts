import { expect, test, vi } from 'vitest';

/** The console guard of `setup.ts` at work; called once for each place where tests run. */
export function testConsoleGuard(): void {
  test.fails('a test that prints fails', () => {
    console.warn('unexpected');
  });

  test('a test that expects output takes the method over', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    console.warn('expected');
    expect(warn).toHaveBeenCalledExactlyOnceWith('expected');
  });

  test.fails('the next test is guarded again', () => {
    console.warn('unexpected again');
  });
}
