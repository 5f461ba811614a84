'use client';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../design/Skeleton.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { InvestDesk } from './InvestDesk.tsx';

/** Putting money into a model, seeing what became of it, and taking it out. */
export function InvestPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageTitle title={t('invest.title')} note={t('invest.intro')} />
      {/* Which vault is meant stands in the address, which a page rendered beforehand does not have. */}
      <Suspense fallback={<Skeleton rows={6} label={t('common.loading')} />}>
        <InvestDesk />
      </Suspense>
    </Page>
  );
}
