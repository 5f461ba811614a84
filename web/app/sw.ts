/// <reference lib="webworker" />
import { defaultCache } from '@serwist/turbopack/worker';
import { NetworkOnly, type PrecacheEntry, Serwist, type SerwistGlobalConfig } from 'serwist';

declare global {
  interface WorkerGlobalScope extends SerwistGlobalConfig {
    __SW_MANIFEST: (PrecacheEntry | string)[] | undefined;
  }
}
declare const self: ServiceWorkerGlobalScope;

new Serwist({
  precacheEntries: self.__SW_MANIFEST ?? [],
  skipWaiting: true,
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
}).addEventListeners();
