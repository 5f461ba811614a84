'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { isAt, PLACES } from './places.ts';

/** The same places, under the thumb of a narrow screen. */
export function BottomBar() {
  const { t } = useTranslation();
  const path = usePathname();
  return (
    <nav
      aria-label={t('frame.places')}
      className="fixed inset-x-0 bottom-0 z-30 grid h-14 grid-cols-5 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PLACES.map((place) => {
        const Icon = place.icon;
        return (
          <Link
            key={place.href}
            href={place.href}
            aria-current={isAt(place, path) ? 'page' : undefined}
            className="grid content-center justify-items-center gap-0.5 text-12 text-muted focus-visible:outline-offset-[-3px] aria-[current]:font-medium aria-[current]:text-fg"
          >
            <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
            {t(`frame.places_${place.name}`)}
          </Link>
        );
      })}
    </nav>
  );
}
