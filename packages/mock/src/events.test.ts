import { expect, onTestFinished, test, vi } from 'vitest';
import { createEmitter } from './events.ts';

test('a listener that throws keeps nobody from hearing, and is reported as uncaught', async () => {
  const uncaught = vi.fn();
  const before = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', uncaught);
  onTestFinished(() => {
    process.removeAllListeners('uncaughtException');
    for (const listener of before) process.on('uncaughtException', listener);
  });
  const emitter = createEmitter();
  const broken = new Error('broken');
  const heard: unknown[] = [];
  emitter.on('commit', () => {
    throw broken;
  });
  emitter.on('commit', (entries) => heard.push(entries));
  emitter.emit('commit', [['users/usr1', undefined]]);
  expect(heard).toEqual([[['users/usr1', undefined]]]);
  await vi.waitFor(() => expect(uncaught).toHaveBeenCalledOnce());
  expect(uncaught.mock.calls[0]?.[0]).toBe(broken);
});

test('who stopped listening hears nothing more', () => {
  const emitter = createEmitter();
  const listener = vi.fn();
  const stop = emitter.on('commit', listener);
  expect(emitter.heard('commit')).toBe(true);
  stop();
  emitter.emit('commit', []);
  expect(emitter.heard('commit')).toBe(false);
  expect(listener).not.toHaveBeenCalled();
});
