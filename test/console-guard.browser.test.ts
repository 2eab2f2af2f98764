import { expect, test } from 'vitest';
import { testConsoleGuard } from './console-guard.ts';

testConsoleGuard();

test('these tests run in a real Chromium, where the service worker script is served', async () => {
  expect(navigator.userAgent).toMatch(/Chrome\/\d+/);
  const script = await fetch('/mockServiceWorker.js');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(await script.text()).toContain('IS_MOCKED_RESPONSE');
});
