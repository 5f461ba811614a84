'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Glyph } from '../design/Glyph.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { modelsQuery } from '../models/modelsQuery.ts';
import { PLACES } from './places.ts';

const MODELS_MAX = 8;

/** Type a few letters, press Enter: the shortest way to any page or model. */
export function Palette({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const models = useQuery(modelsQuery(useChain())).data ?? [];
  const wanted = text.trim().toLowerCase();
  const pages = PLACES.map((place) => ({
    href: place.href,
    label: t(`frame.places_${place.name}`),
    mark: <place.icon size={18} aria-hidden="true" />,
  }));
  const found = [
    ...pages,
    ...models.slice(-MODELS_MAX).map((model) => ({
      href: `/model?id=${model.modelId}`,
      label: model.name,
      mark: <Glyph id={model.modelId} size={18} />,
    })),
  ].filter((entry) => entry.label.toLowerCase().includes(wanted));
  const go = (href: string) => {
    onOpen(false);
    router.push(href);
  };
  return (
    <Sheet open={open} onOpen={onOpen} title={t('frame.searchShort')}>
      <input
        aria-label={t('frame.search')}
        placeholder={t('frame.search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
          if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          const chosen = found[at];
          if (event.key === 'Enter' && chosen) go(chosen.href);
        }}
        className="h-10 rounded-control bg-ink px-3 text-14 shadow-[inset_0_0_0_1px_var(--line-strong)] focus:shadow-[inset_0_0_0_1px_var(--accent)]"
      />
      <ul className="grid grid-cols-1 gap-0.5">
        {found.map((entry, index) => (
          <li key={entry.href}>
            <button
              type="button"
              onClick={() => go(entry.href)}
              className={`flex h-9 w-full items-center gap-3 rounded-control px-2.5 text-start hover:bg-raised ${index === at ? 'bg-accent-tint' : ''}`}
            >
              <span className="grid w-5 place-items-center text-muted">{entry.mark}</span>
              {entry.label}
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="px-2.5 py-2 text-muted">{t('frame.searchNothing')}</li>}
      </ul>
    </Sheet>
  );
}
