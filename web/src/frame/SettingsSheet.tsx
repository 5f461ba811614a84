'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../design/Button.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { LookSettings } from './LookSettings.tsx';
import { closeSheet } from './openSheet.ts';

/** What changes how pages look, at hand; everything else is on the Settings page. */
export function SettingsSheet() {
  const { t } = useTranslation();
  return (
    <Sheet open onOpen={closeSheet} title={t('frame.settings')}>
      <LookSettings />
      <Link href="/settings" onClick={closeSheet} className={buttonClass('plain', 'normal', true)}>
        {t('frame.settingsAll')}
      </Link>
    </Sheet>
  );
}
