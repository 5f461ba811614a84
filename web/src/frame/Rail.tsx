'use client';
import { Menu, Settings } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/IconButton.tsx';
import { Logo } from '../design/Logo.tsx';
import { openSheet } from './openSheet.ts';
import { isAt, PLACES } from './places.ts';

/** The places, down the left of a wide screen. */
export function Rail() {
  const { t } = useTranslation();
  const path = usePathname();
  return (
    <nav
      aria-label={t('frame.places')}
      className="scroll-none sticky top-0 z-20 flex h-dvh flex-col items-center gap-0.5 overflow-y-auto border-e border-line bg-panel pb-3 [grid-area:rail] max-md:hidden"
    >
      <Link
        href="/"
        aria-label={t('frame.home')}
        className="mb-2 grid h-12 w-16 flex-none place-items-center"
      >
        <Logo />
      </Link>
      {PLACES.map((place) => {
        const Icon = place.icon;
        return (
          <Link
            key={place.href}
            href={place.href}
            aria-current={isAt(place, path) ? 'page' : undefined}
            className="grid w-15 flex-none justify-items-center gap-0.5 rounded-control py-2 text-12 text-muted transition-colors duration-120 hover:text-fg aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-fg"
          >
            <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
            {t(`frame.places_${place.name}`)}
          </Link>
        );
      })}
      <span className="flex-1" />
      <IconButton label={t('frame.more')} onClick={() => openSheet.set('more')}>
        <Menu size={20} strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('frame.settings')} onClick={() => openSheet.set('settings')}>
        <Settings size={20} strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
    </nav>
  );
}
