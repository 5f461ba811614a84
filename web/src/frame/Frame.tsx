'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToastList } from '../design/ToastList.tsx';
import { switchLanguage } from '../i18n/i18n.ts';
import { DEFAULT_LANGUAGE, preferredLanguage, readStoredLanguage } from '../i18n/languages.ts';
import { BottomBar } from './BottomBar.tsx';
import { MarketStripe } from './MarketStripe.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import { useApplyPreferences } from './usePreferences.ts';

// What opens on demand comes on demand.
const ProofDrawer = dynamic(() => import('../proof/ProofDrawer.tsx').then((module) => module.ProofDrawer), {
  ssr: false,
});
const SettingsSheet = dynamic(() => import('./SettingsSheet.tsx').then((module) => module.SettingsSheet), {
  ssr: false,
});
const Palette = dynamic(() => import('./Palette.tsx').then((module) => module.Palette), { ssr: false });
const WalletSheet = dynamic(() => import('../wallet/WalletSheet.tsx').then((module) => module.WalletSheet), {
  ssr: false,
});

/** What stands around every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [settings, setSettings] = useState(false);
  const [palette, setPalette] = useState(false);
  useApplyPreferences();
  useEffect(() => {
    const language = preferredLanguage(readStoredLanguage(), navigator.languages);
    if (language !== DEFAULT_LANGUAGE) void switchLanguage(language);
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="grid min-h-dvh [grid-template:'rail_top'_48px_'rail_stripe'_auto_'rail_main'_1fr_/_var(--rail-width)_minmax(0,1fr)] max-md:[grid-template:'top'_48px_'stripe'_auto_'main'_1fr_/_minmax(0,1fr)] max-md:pb-14">
      <a
        href="#main"
        className="fixed start-2 -top-16 z-90 rounded-control bg-accent-fill px-3 py-2 text-accent-ink focus:top-2"
      >
        {t('frame.skip')}
      </a>
      <Rail onSettings={() => setSettings(true)} />
      <TopBar onSearch={() => setPalette(true)} onSettings={() => setSettings(true)} />
      <MarketStripe />
      <main id="main" tabIndex={-1} className="min-w-0 [grid-area:main]">
        <OfflineBar />
        {children}
      </main>
      <BottomBar />
      <ToastList />
      <ProofDrawer />
      <WalletSheet />
      {settings && <SettingsSheet open={settings} onOpen={setSettings} />}
      {palette && <Palette open={palette} onOpen={setPalette} />}
    </div>
  );
}
