'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Page } from './Page.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page>
      <h1 className="sr-only">{t('frame.notFound')}</h1>
      <Empty
        title={t('frame.notFound')}
        action={
          <Link href="/" className={buttonClass('primary')}>
            {t('frame.notFoundHome')}
          </Link>
        }
      >
        {t('frame.notFoundNote')}
      </Empty>
    </Page>
  );
}
