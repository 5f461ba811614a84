'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { EvaluationChip } from './EvaluationChip.tsx';
import { evaluationsQuery } from './evaluations.ts';
import { modelsQuery } from './modelsQuery.ts';

/** Published models, newest first, with their newest recorded evaluation and what is invested. */
export function ModelTable() {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const models = useQuery(modelsQuery(chain));
  const newest = [...(models.data ?? [])].reverse();
  const evaluations = useQueries({ queries: newest.map(({ modelId }) => evaluationsQuery(chain, modelId)) });
  const vaults = useQuery(vaultsQuery(chain)).data ?? [];
  const none = t('common.none');
  return (
    <Panel
      title={t('models.listed')}
      note={models.data ? t('models.count', { count: models.data.length }) : undefined}
    >
      <Show of={loadable(models)}>
        {(listed) =>
          listed.length === 0 ? (
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
            <Table
              label={t('models.listed')}
              size="tall"
              columns={[
                { title: t('models.model') },
                { title: t('models.return'), figures: true },
                { title: t('models.worstDrop'), figures: true },
                { title: t('models.sharpe'), figures: true, narrow: 'hidden' },
                { title: t('models.bars'), figures: true, narrow: 'hidden' },
                { title: t('models.invested'), figures: true, narrow: 'hidden' },
                { title: t('models.proof') },
                { title: '', end: true, narrow: 'hidden' },
              ]}
              rows={newest.map((model, index) => {
                const evaluation = evaluations[index]?.data?.[0];
                const invested = vaults
                  .filter(({ modelId }) => modelId === model.modelId)
                  .reduce((sum, { totalAssets }) => sum + totalAssets, 0n);
                return {
                  key: model.modelId,
                  cells: [
                    <Link
                      key="name"
                      href={`/model?id=${model.modelId}`}
                      className="flex items-center gap-3 py-1.5 hover:underline"
                    >
                      <Glyph id={model.modelId} size={28} />
                      <span className="min-w-0">
                        <b className="block max-w-[26ch] truncate text-14 font-medium max-md:max-w-[13ch]">
                          {model.name}
                        </b>
                        <small className="fig block text-12 text-muted">{shortId(model.owner)}</small>
                      </span>
                    </Link>,
                    evaluation ? (
                      <span
                        key="return"
                        className={evaluation.totalReturn >= 0 ? 'text-up-text' : 'text-down-text'}
                      >
                        {format.signedPercent(evaluation.totalReturn)}
                      </span>
                    ) : (
                      none
                    ),
                    evaluation ? format.signedPercent(-evaluation.maxDrawdown) : none,
                    evaluation ? format.number(evaluation.sharpe) : none,
                    evaluation ? format.count(evaluation.barCount) : none,
                    invested > 0n ? `$${format.dollars(invested)}` : none,
                    evaluation ? (
                      <EvaluationChip key="proof" model={model} evaluation={evaluation} />
                    ) : (
                      <span key="proof" className="text-muted">
                        {t('models.notEvaluated')}
                      </span>
                    ),
                    <Link
                      key="open"
                      href={`/model?id=${model.modelId}`}
                      className={buttonClass('plain', 'small')}
                    >
                      {t('models.open')}
                    </Link>,
                  ],
                };
              })}
            />
          )
        }
      </Show>
    </Panel>
  );
}
