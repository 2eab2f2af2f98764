import type { Connect, Plugin } from 'vite';

const script = '/mockServiceWorker.js';
const policy = "default-src 'none'; connect-src 'self'";

const addPolicy: Connect.NextHandleFunction = (request, response, next) => {
  if (request.url?.split('?')[0] === script) {
    response.setHeader('content-security-policy', policy);
    // The worker may answer for every address of the page, whatever folder it is served from.
    response.setHeader('service-worker-allowed', '/');
  }
  next();
};

/**
 * Serve the service worker's script with a policy of its own: whatever it would let through may only
 * go back to this server. Calls that the mock answers are not touched by it. (On the page itself the
 * same policy would forbid even those, because it is asked before the worker is.)
 */
export function workerPolicy(): Plugin {
  return {
    name: 'sandtable:worker-policy',
    configureServer: ({ middlewares }) => void middlewares.use(addPolicy),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(addPolicy),
  };
}
