'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../design/Button.tsx';

/** Where to go on, once money is in. */
export function DoneStep() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-2">
      <Link href="/invest" className={buttonClass('primary')}>
        {t('start.toInvest')}
      </Link>
      <Link href="/verify" className={buttonClass('plain')}>
        {t('start.toVerify')}
      </Link>
      <Link href="/settings" className={buttonClass('plain')}>
        {t('start.toBackup')}
      </Link>
    </div>
  );
}
