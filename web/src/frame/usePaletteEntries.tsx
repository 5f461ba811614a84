'use client';
import { useQuery } from '@tanstack/react-query';
import { Box, Zap } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Glyph } from '../design/Glyph.tsx';
import { switchLanguage } from '../i18n/i18n.ts';
import { LANGUAGES, type Language, storeLanguage } from '../i18n/languages.ts';
import { shortId } from '../i18n/shortId.ts';
import { modelsQuery } from '../models/modelsQuery.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { openSheet } from './openSheet.ts';
import { chainTarget, findEntries, type PaletteEntry } from './paletteEntries.ts';
import { FURTHER_PLACES, PLACES } from './places.ts';
import { toggleTheme } from './usePreferences.ts';

interface RunnableEntry extends PaletteEntry {
  mark: ReactNode;
  run: () => void;
}

const ICON = { size: 18, strokeWidth: 1.6, 'aria-hidden': true } as const;

/** Everything that a search for `text` finds: what it names on the chain, models, pages, actions. */
export function usePaletteEntries(text: string): RunnableEntry[] {
  const { t } = useTranslation();
  const router = useRouter();
  const { address } = useWallet();
  const models = useQuery(modelsQuery(useChain())).data ?? [];
  const target = chainTarget(text);
  const action = (key: string, label: string, run: () => void): RunnableEntry => ({
    key,
    group: 'actions',
    label,
    mark: <Zap {...ICON} />,
    run,
  });
  const entries: RunnableEntry[] = [
    ...models
      .map(
        (model): RunnableEntry => ({
          key: model.modelId,
          group: 'models',
          label: model.name,
          note: `${shortId(model.modelId)} ${t('models.by')} ${shortId(model.owner)}`,
          mark: <Glyph id={model.modelId} size={18} />,
          run: () => router.push(`/model?id=${model.modelId}`),
        }),
      )
      .reverse(),
    ...[...PLACES, ...FURTHER_PLACES].map(
      (place): RunnableEntry => ({
        key: place.href,
        group: 'pages',
        label: t(`frame.places_${place.name}`),
        mark: <place.icon {...ICON} />,
        run: () => router.push(place.href),
      }),
    ),
    action('wallet', t(address ? 'wallet.title' : 'wallet.connect'), () => walletSheetOpen.set(true)),
    ...(address
      ? [
          action('copy', t('frame.do_copyAddress'), () => void navigator.clipboard.writeText(address)),
          action('look', t('frame.do_ownAddress'), () => router.push(`/explorer?address=${address}`)),
        ]
      : []),
    action('theme', t('frame.key_theme'), toggleTheme),
    action('publish', t('models.publishNew'), () => router.push('/models?publish=')),
    action('notifications', t('frame.notifications'), () => openSheet.set('notifications')),
    action('network', t('frame.networkTitle'), () => openSheet.set('network')),
    action('shortcuts', t('frame.shortcuts'), () => openSheet.set('shortcuts')),
    ...(Object.entries(LANGUAGES) as [Language, string][]).map(([language, name]) =>
      action(`language ${language}`, name, () => {
        storeLanguage(language);
        void switchLanguage(language);
      }),
    ),
  ];
  const onChain: RunnableEntry[] = target
    ? [
        {
          key: target.href,
          group: 'chain',
          label: t(`frame.find_${target.kind}`, { id: shortId(text.trim()) }),
          mark: <Box {...ICON} />,
          run: () => router.push(target.href),
        },
      ]
    : [];
  // A model's whole id is also 32 bytes: its model stands first.
  const wanted = text.trim().toLowerCase();
  const named = models.find(({ modelId }) => modelId.toLowerCase() === wanted);
  return [...entries.filter(({ key }) => key === named?.modelId), ...onChain, ...findEntries(entries, text)];
}
