import { createStore } from '../state/createStore.ts';

/** Takes the new version that waits; null while none does. */
export const waitingUpdate = createStore<(() => void) | null>(null);

/** Registers the service worker once a page works; a new version of it waits until somebody takes it. */
export async function registerServiceWorker(): Promise<void> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
  const { Serwist } = await import('@serwist/window');
  const serwist = new Serwist('/serwist/sw.js', { scope: '/', type: 'module' });
  serwist.addEventListener('waiting', () =>
    waitingUpdate.set(() => {
      serwist.addEventListener('controlling', () => location.reload());
      serwist.messageSkipWaiting();
    }),
  );
  await serwist.register();
}
