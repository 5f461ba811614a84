'use client';
import { Menu } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { openSheet } from './openSheet.ts';
import { isAt, PLACES } from './places.ts';

const SHOWN = 4;
const ENTRY =
  'grid content-center justify-items-center gap-0.5 text-12 text-muted focus-visible:outline-offset-[-3px] aria-[current]:font-medium aria-[current]:text-fg';

/** The first places, under the thumb of a narrow screen, and the way to all others. */
export function BottomBar() {
  const { t } = useTranslation();
  const path = usePathname();
  const elsewhere = PLACES.slice(SHOWN).some((place) => isAt(place, path));
  return (
    <nav
      aria-label={t('frame.places')}
      className="fixed inset-x-0 bottom-0 z-30 grid h-14 grid-cols-5 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PLACES.slice(0, SHOWN).map((place) => (
        <Link
          key={place.href}
          href={place.href}
          aria-current={isAt(place, path) ? 'page' : undefined}
          className={ENTRY}
        >
          <place.icon size={20} strokeWidth={1.6} aria-hidden="true" />
          {t(`frame.places_${place.name}`)}
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-current={elsewhere || undefined}
        onClick={() => openSheet.set('more')}
        className={ENTRY}
      >
        <Menu size={20} strokeWidth={1.6} aria-hidden="true" />
        {t('frame.more')}
      </button>
    </nav>
  );
}
