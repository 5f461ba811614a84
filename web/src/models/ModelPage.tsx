'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Page } from '../frame/Page.tsx';
import { useMarket } from '../oracle/useMarket.ts';
import { loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { DecisionTable } from '../vaults/DecisionTable.tsx';
import { InvestBox } from '../vaults/InvestBox.tsx';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { BacktestPanel } from './BacktestPanel.tsx';
import { EvaluationTable } from './EvaluationTable.tsx';
import { evaluationsQuery } from './evaluations.ts';
import { ModelHead } from './ModelHead.tsx';
import { ModelMetrics } from './ModelMetrics.tsx';
import { type ListedModel, modelsQuery } from './modelsQuery.ts';
import { OpenVaultPanel } from './OpenVaultPanel.tsx';

/** One model: what it did in a backtest that runs here, what was recorded, and the way to invest. */
export function ModelPage() {
  return (
    <Suspense>
      <ModelById />
    </Suspense>
  );
}

function ModelById() {
  const { t } = useTranslation();
  const id = useSearchParams().get('id')?.toLowerCase();
  const models = useQuery(modelsQuery(useChain()));
  return (
    <Page>
      {!models.data?.some(({ modelId }) => modelId.toLowerCase() === id) && (
        <h1 className="sr-only">{t('models.model')}</h1>
      )}
      <Show of={loadable(models)} rows={8}>
        {(listed) => {
          const model = listed.find(({ modelId }) => modelId.toLowerCase() === id);
          return model ? (
            <ModelView model={model} />
          ) : (
            <Empty
              title={t('models.unknown')}
              action={
                <Link href="/models" className={buttonClass('plain')}>
                  {t('models.title')}
                </Link>
              }
            >
              {t('models.unknownNote')}
            </Empty>
          );
        }}
      </Show>
    </Page>
  );
}

function ModelView({ model }: { model: ListedModel }) {
  const { t } = useTranslation();
  const chain = useChain();
  const market = useMarket();
  const evaluations = useQuery(evaluationsQuery(chain, model.modelId)).data ?? [];
  const vault = useQuery(vaultsQuery(chain)).data?.find(({ modelId }) => modelId === model.modelId);
  const [newest] = evaluations;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-6 max-lg:grid-cols-[minmax(0,1fr)] max-md:gap-4">
      <div className="grid min-w-0 gap-6 max-md:gap-4">
        <ModelHead model={model} market={market} />
        {newest && <ModelMetrics model={model} evaluation={newest} />}
        <BacktestPanel model={model} market={market} newest={newest} />
        {evaluations.length > 0 && <EvaluationTable model={model} evaluations={evaluations} />}
        {vault && <DecisionTable vault={vault.address} />}
      </div>
      <div id="invest" className="sticky top-16 grid scroll-mt-16 gap-4 max-lg:static max-lg:pb-14">
        {vault ? <InvestBox vault={vault} /> : <OpenVaultPanel model={model} />}
      </div>
      {vault && (
        <div className="fixed inset-x-0 bottom-14 z-29 border-t border-line bg-panel px-4 py-2 lg:hidden md:start-16 md:bottom-0">
          <a href="#invest" className={buttonClass('primary', 'large', true)}>
            {t('models.investHere', { name: model.name })}
          </a>
        </div>
      )}
    </div>
  );
}
