/// <reference lib="webworker" />
import { defaultCache } from '@serwist/turbopack/worker';
import { NetworkOnly, type PrecacheEntry, Serwist, type SerwistGlobalConfig } from 'serwist';

declare global {
  interface WorkerGlobalScope extends SerwistGlobalConfig {
    __SW_MANIFEST: (PrecacheEntry | string)[] | undefined;
  }
}
declare const self: ServiceWorkerGlobalScope;

const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST ?? [],
  // A new version waits until somebody says so: nobody's training or half-typed order is lost to it.
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: true,
  runtimeCaching: [
    // Figures are never served from a cache: a page that is offline says so instead.
    {
      matcher: ({ url, sameOrigin }) => !sameOrigin || url.pathname.startsWith('/v1/'),
      handler: new NetworkOnly(),
    },
    ...defaultCache,
  ],
});

// A worker finds its configuration in the fragment of its own address. An answer that carries an address replaces it by one
// without a fragment, and the worker would not start: so it gets the same bytes as an answer that carries none.
self.addEventListener('fetch', (event) => {
  if (event.request.destination !== 'worker') return;
  event.stopImmediatePropagation();
  event.respondWith(withoutAddress(event.request));
});
serwist.addEventListeners();

async function withoutAddress(request: Request): Promise<Response> {
  const { body, status, statusText, headers } =
    (await serwist.matchPrecache(request.url)) ?? (await fetch(request));
  return new Response(body, { status, statusText, headers });
}
