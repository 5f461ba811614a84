'use client';
import dynamic from 'next/dynamic';
import { type ComponentType, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { restoreToasts } from '../design/toasts.ts';
import { switchLanguage } from '../i18n/i18n.ts';
import { DEFAULT_LANGUAGE, preferredLanguage, readStoredLanguage } from '../i18n/languages.ts';
import { openProof } from '../proof/proofDrawer.ts';
import { useStore } from '../state/useStore.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { BottomBar } from './BottomBar.tsx';
import { keepInstallOffer } from './installPrompt.ts';
import { MarketStripe } from './MarketStripe.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { type FrameSheet, openSheet } from './openSheet.ts';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import { UpdateBar } from './UpdateBar.tsx';
import { useApplyPreferences } from './usePreferences.ts';
import { useShortcuts } from './useShortcuts.ts';

// What opens on demand comes on demand.
const SHEETS: Record<FrameSheet, ComponentType> = {
  palette: dynamic(() => import('./Palette.tsx').then((module) => module.Palette), { ssr: false }),
  settings: dynamic(() => import('./SettingsSheet.tsx').then((module) => module.SettingsSheet), {
    ssr: false,
  }),
  shortcuts: dynamic(() => import('./ShortcutSheet.tsx').then((module) => module.ShortcutSheet), {
    ssr: false,
  }),
  notifications: dynamic(
    () => import('./NotificationsSheet.tsx').then((module) => module.NotificationsSheet),
    { ssr: false },
  ),
  network: dynamic(() => import('./NetworkSheet.tsx').then((module) => module.NetworkSheet), { ssr: false }),
  more: dynamic(() => import('./MoreSheet.tsx').then((module) => module.MoreSheet), { ssr: false }),
};
const ProofDrawer = dynamic(() => import('../proof/ProofDrawer.tsx').then((module) => module.ProofDrawer), {
  ssr: false,
});
const WalletSheet = dynamic(() => import('../wallet/WalletSheet.tsx').then((module) => module.WalletSheet), {
  ssr: false,
});

/** What stands around every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  useApplyPreferences();
  useShortcuts();
  useEffect(() => {
    restoreToasts();
    void import('../errors/ErrorText.tsx');
    const language = preferredLanguage(readStoredLanguage(), navigator.languages);
    if (language !== DEFAULT_LANGUAGE) void switchLanguage(language);
    return keepInstallOffer();
  }, []);
  return (
    <div className="grid min-h-dvh [grid-template:'rail_top'_48px_'rail_stripe'_auto_'rail_main'_1fr_/_var(--rail-width)_minmax(0,1fr)] max-md:[grid-template:'top'_48px_'stripe'_auto_'main'_1fr_/_minmax(0,1fr)] max-md:pb-14">
      <a
        href="#main"
        className="fixed start-2 -top-16 z-90 rounded-control bg-accent-fill px-3 py-2 text-accent-ink focus:top-2"
      >
        {t('frame.skip')}
      </a>
      <Rail />
      <TopBar />
      <MarketStripe />
      <main id="main" tabIndex={-1} className="min-w-0 [grid-area:main]">
        <UpdateBar />
        <OfflineBar />
        {children}
      </main>
      <BottomBar />
      <Floating />
    </div>
  );
}

/** Whatever floats above the page now. */
function Floating() {
  const sheet = useStore(openSheet);
  const proof = useStore(openProof);
  const wallet = useStore(walletSheetOpen);
  const Sheet = sheet && SHEETS[sheet];
  return (
    <>
      {proof && <ProofDrawer />}
      {wallet && <WalletSheet />}
      {Sheet && <Sheet />}
    </>
  );
}
