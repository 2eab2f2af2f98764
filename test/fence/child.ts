import './landing.mjs';
import { openCanary } from './canary.ts';

// After the canaries are in place, so that nothing can have kept the real way to look names up.
const { clients } = await import('./clients.ts');
const { live, moments } = await import('./moments.ts');
const { fence } = await import('@sandtable/mock/fence');

const fenced = process.argv.includes('--fenced');
console.warn = console.error = () => {};
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';

for (const [moment, steps] of Object.entries(moments)) {
  for (const [client, send] of Object.entries(clients)) {
    const canary = await openCanary();
    const outcome = await live(steps, send, canary, fenced);
    process.send?.({ moment, client, ...outcome });
    canary.close();
    fence.disarm();
  }
}
process.disconnect?.();
process.exit();
