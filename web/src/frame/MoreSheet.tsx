'use client';
import { Keyboard, Radio, Settings } from 'lucide-react';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../design/Sheet.tsx';
import { closeSheet, type FrameSheet, openSheet } from './openSheet.ts';
import { FURTHER_PLACES, PLACES } from './places.ts';

const SHEETS: readonly { sheet: FrameSheet; icon: typeof Settings }[] = [
  { sheet: 'settings', icon: Settings },
  { sheet: 'network', icon: Radio },
  { sheet: 'shortcuts', icon: Keyboard },
];
const ENTRY =
  'flex min-h-11 items-center gap-3 rounded-control px-2.5 text-start text-14 hover:bg-raised aria-[current]:bg-raised';

/** Every place that the bars have no room for. */
export function MoreSheet() {
  const { t } = useTranslation();
  return (
    <Sheet open onOpen={closeSheet} title={t('frame.more')}>
      <nav aria-label={t('frame.more')} className="grid grid-cols-2 gap-1">
        {[...PLACES.slice(4), ...FURTHER_PLACES].map((place) => (
          <Link key={place.href} href={place.href} onClick={closeSheet} className={ENTRY}>
            <place.icon size={18} strokeWidth={1.6} aria-hidden="true" className="text-muted" />
            {t(`frame.places_${place.name}`)}
          </Link>
        ))}
        {SHEETS.map(({ sheet, icon: Icon }) => (
          <button key={sheet} type="button" onClick={() => openSheet.set(sheet)} className={ENTRY}>
            <Icon size={18} strokeWidth={1.6} aria-hidden="true" className="text-muted" />
            {t(`frame.sheet_${sheet}`)}
          </button>
        ))}
      </nav>
    </Sheet>
  );
}
