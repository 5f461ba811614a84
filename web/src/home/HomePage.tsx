'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../design/Button.tsx';
import { Page } from '../frame/Page.tsx';
import { HowPanel } from './HowPanel.tsx';
import { LiveFigures } from './LiveFigures.tsx';
import { ProofCard } from './ProofCard.tsx';
import { Ways } from './Ways.tsx';
import './homeMessages.ts';

const LIMITS = ['good', 'gain', 'quorum'] as const;

/** What this is, in a sentence and in live figures; three ways in; what a tick is worth. */
export function HomePage() {
  const { t } = useTranslation();
  return (
    <Page narrow>
      <section className="grid grid-cols-[minmax(0,1fr)_500px] items-center gap-12 pt-4 max-xl:grid-cols-1 max-xl:gap-8 max-md:pt-0">
        <div>
          <h1 className="text-40 font-semibold tracking-[-0.03em] text-balance max-md:text-28">
            {t('home.headline')}
          </h1>
          <p className="mt-5 mb-6 max-w-[56ch] text-16 leading-[1.55] text-pretty text-soft">
            {t('home.lede')}
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <Link href="/start" className={`${buttonClass('primary', 'large')} max-md:flex-1`}>
              {t('home.investFrom')}
            </Link>
            <Link href="/trade" className={`${buttonClass('plain', 'large')} max-md:flex-1`}>
              {t('home.watch')}
            </Link>
            <span className="text-12 text-muted max-md:basis-full">{t('home.noAccount')}</span>
          </div>
        </div>
        <ProofCard />
      </section>
      <LiveFigures />
      <Ways />
      <HowPanel />
      <section className="grid grid-cols-[300px_minmax(0,1fr)] gap-12 px-8 max-md:grid-cols-1 max-md:gap-4 max-md:px-0">
        <h2 className="text-20 font-semibold tracking-[-0.015em]">{t('home.limits')}</h2>
        <ul className="grid grid-cols-1 gap-2 text-14 text-soft">
          {LIMITS.map((limit) => (
            <li key={limit}>
              <b className="font-semibold text-fg">{t(`home.limit_${limit}`)}</b>{' '}
              {t(`home.limitWhy_${limit}`)}
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
