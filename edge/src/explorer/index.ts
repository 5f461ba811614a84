import { Hono } from 'hono';
import { NONCE, type SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import { explorerPage } from './explorerPage.ts';

/** The one page of the API: it may run its own script, ask this API, and nothing else. */
const secureExplorer = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    connectSrc: ["'self'"],
    scriptSrc: [NONCE],
    styleSrc: [NONCE],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
});

export const explorerRoutes = new Hono<{ Variables: SecureHeadersVariables }>().get(
  '/v1/explorer',
  secureExplorer,
  (context) => context.html(explorerPage(context.get('secureHeadersNonce') ?? '')),
);
