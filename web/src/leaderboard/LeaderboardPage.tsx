'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Notice } from '../design/Notice.tsx';
import { Panel } from '../design/Panel.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/leaderboard.json' with { type: 'json' };
import { useFormatters } from '../i18n/useFormatters.ts';
import { Show } from '../state/Show.tsx';
import { LeaderboardTable } from './LeaderboardTable.tsx';
import { type Order, rankModels } from './rankModels.ts';
import { useRankedModels } from './useRankedModels.ts';

addMessages('leaderboard', english);

const COMPARED_MIN = 2;
const COMPARED_MAX = 4;

/** All models, live results apart from backtests, in the order that one wants. */
export function LeaderboardPage() {
  const { t } = useTranslation();
  const format = useFormatters();
  const models = useRankedModels();
  const [order, setOrder] = useState<Order>({ by: 'live', direction: 'descending' });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (modelId: string) =>
    setChosen((now) => (now.includes(modelId) ? now.filter((id) => id !== modelId) : [...now, modelId]));
  return (
    <Page>
      <PageTitle
        title={t('leaderboard.title')}
        note={t('leaderboard.intro')}
        tools={
          chosen.length >= COMPARED_MIN ? (
            <Link href={`/compare?ids=${chosen.join(',')}`} className={buttonClass('primary')}>
              {t('leaderboard.compare', { count: chosen.length })}
            </Link>
          ) : (
            <span className="text-12 text-muted">{t('leaderboard.compareHint')}</span>
          )
        }
      />
      <Notice>{t('leaderboard.honest')}</Notice>
      <Panel
        title={t('leaderboard.table')}
        note={models.state === 'ready' ? t('models.count', { count: models.value.length }) : undefined}
      >
        <Show of={models} rows={8}>
          {(value) =>
            value.length === 0 ? (
              <Empty
                title={t('models.none')}
                action={
                  <Link href="/train" className={buttonClass('plain')}>
                    {t('models.trainOne')}
                  </Link>
                }
              >
                {t('models.noneNote')}
              </Empty>
            ) : (
              <LeaderboardTable
                models={rankModels(value, order)}
                order={order}
                onOrder={setOrder}
                chosen={chosen}
                full={chosen.length >= COMPARED_MAX}
                onToggle={toggle}
                format={format}
              />
            )
          }
        </Show>
      </Panel>
    </Page>
  );
}
