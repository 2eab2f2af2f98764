import { type Browser, chromium } from 'playwright';

/** Airtable is here. All pages share a process: it is their number that takes time. */
const flags = [
  '--host-resolver-rules=MAP *.airtable.com 127.0.0.1',
  '--ignore-certificate-errors',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessChecks,IsolateOrigins,site-per-process',
];

/** Start a Chromium that finds every name of Airtable on this machine. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({ ...(executablePath && { executablePath }), args: flags });
}
