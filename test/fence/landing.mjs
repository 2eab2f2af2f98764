import dns from 'node:dns';

/**
 * Whatever loads this finds every name of Airtable on this machine, so that a request which gets past
 * the fence meets a canary. To be loaded before anything else: the fence is put up on top.
 *
 * Plain JavaScript, because dozens of processes load it and each would have to strip the types.
 */
const below = dns.lookup;
dns.lookup = new Proxy(below, {
  apply(target, self, [host, ...rest]) {
    const here = host.endsWith('airtable.com') ? '127.0.0.1' : host;
    return Reflect.apply(target, self, [here, ...rest]);
  },
});
