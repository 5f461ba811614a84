import { createStore } from '../state/createStore.ts';

/** Chromium's offer to install the page, kept until a person asks for it. */
export interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

export const installOffer = createStore<InstallOffer | null>(null);

/** Keeps the browser's offer instead of letting it interrupt; returns what stops it. Once in the frame. */
export function keepInstallOffer(): () => void {
  const onOffer = (event: Event) => {
    event.preventDefault();
    installOffer.set(event as InstallOffer);
  };
  const onInstalled = () => installOffer.set(null);
  addEventListener('beforeinstallprompt', onOffer);
  addEventListener('appinstalled', onInstalled);
  return () => {
    removeEventListener('beforeinstallprompt', onOffer);
    removeEventListener('appinstalled', onInstalled);
  };
}
