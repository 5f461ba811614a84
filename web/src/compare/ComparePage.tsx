'use client';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { addMessages } from '../i18n/addMessages.ts';
import compareEnglish from '../i18n/en/compare.json' with { type: 'json' };
import leaderboardEnglish from '../i18n/en/leaderboard.json' with { type: 'json' };
import type { RankedModel } from '../leaderboard/rankModels.ts';
import { useRankedModels } from '../leaderboard/useRankedModels.ts';
import { Show } from '../state/Show.tsx';
import { CompareChart } from './CompareChart.tsx';
import { CompareTable } from './CompareTable.tsx';
import { ModelPicker } from './ModelPicker.tsx';

addMessages('compare', compareEnglish);
addMessages('leaderboard', leaderboardEnglish);

const COMPARED_MAX = 4;

/** Two to four models side by side: the same figures in one row, their backtests in one chart. */
export function ComparePage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageTitle title={t('compare.title')} note={t('compare.intro')} />
      {/* Which models are meant stands in the address, which a page rendered beforehand does not have. */}
      <Suspense fallback={<Skeleton rows={6} label={t('common.loading')} />}>
        <Compare />
      </Suspense>
    </Page>
  );
}

function Compare() {
  const { t } = useTranslation();
  const router = useRouter();
  const models = useRankedModels();
  const asked = (useSearchParams().get('ids') ?? '').toLowerCase().split(',').filter(Boolean);
  const choose = (ids: readonly string[]) => router.replace(`/compare?ids=${ids.join(',')}`);
  return (
    <Show of={models} rows={6}>
      {(value) => {
        const chosen = asked
          .slice(0, COMPARED_MAX)
          .map((id) => value.find(({ model }) => model.modelId.toLowerCase() === id))
          .filter((found): found is RankedModel => found !== undefined);
        const ids = chosen.map(({ model }) => model.modelId);
        return (
          <>
            <ModelPicker
              models={value}
              chosen={chosen}
              full={chosen.length >= COMPARED_MAX}
              onChoose={choose}
            />
            {chosen.length < 2 ? (
              <Panel label={t('compare.title')}>
                <Empty
                  title={t('compare.tooFew')}
                  action={
                    <Link href="/leaderboard" className={buttonClass('plain')}>
                      {t('frame.places_leaderboard')}
                    </Link>
                  }
                >
                  {t('compare.tooFewNote')}
                </Empty>
              </Panel>
            ) : (
              <>
                <CompareTable models={chosen} />
                <CompareChart key={ids.join()} models={chosen} />
              </>
            )}
          </>
        );
      }}
    </Show>
  );
}
