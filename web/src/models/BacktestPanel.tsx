'use client';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Panel } from '../design/Panel.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { showToast } from '../design/toasts.ts';
import { edge } from '../edge/edge.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { PageError } from '../errors/pageError.ts';
import { fetchHistory } from '../oracle/fetchHistory.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { BacktestCharts } from './BacktestCharts.tsx';
import { BacktestFigures } from './BacktestFigures.tsx';
import { type RecordedEvaluation, recordedBacktestQuery } from './evaluations.ts';
import { FanChart } from './FanChart.tsx';
import type { ListedModel } from './modelsQuery.ts';
import { modelIdOf, runBacktest } from './modelWorker.ts';
import { recordBacktest } from './registry.ts';
import { ScrutinyFigures } from './ScrutinyFigures.tsx';

/** The shortest lies within what the Train page's standard plan holds out. */
const BARS = ['720', '2000', '4000'] as const;
const BARS_MIN = 50;

/** Runs the model over the market's newest bars, here, and pins the result to it if one wants. */
export function BacktestPanel({
  model,
  market,
  newest,
}: {
  model: ListedModel;
  market: MarketAnswer | undefined;
  newest: RecordedEvaluation | undefined;
}) {
  const { t } = useTranslation();
  const wallet = useWallet();
  const [bars, setBars] = useState<(typeof BARS)[number]>('720');
  const run = useMutation({
    mutationFn: async (on: MarketAnswer) => {
      const [file, candles] = await Promise.all([edge.model(model.modelId), fetchHistory(on, Number(bars))]);
      if ((await modelIdOf(file)) !== model.modelId) throw new PageError('MODEL_MISMATCH');
      if (candles.length < BARS_MIN)
        throw new PageError('TOO_FEW_BARS', {
          details: { have: String(candles.length), need: String(BARS_MIN) },
        });
      return runBacktest(file, candles);
    },
  });
  const recorded = useQuery(recordedBacktestQuery(newest, market)).data;
  const drawn = run.data ?? recorded;
  const record = useMutation({
    mutationFn: async () => {
      if (run.data && market) await recordBacktest(model.modelId, run.data, market);
    },
    onSuccess: () =>
      showToast({
        tone: 'done',
        title: t('models.evaluationRecorded'),
        note: t('models.evaluationRecordedNote'),
      }),
  });
  return (
    <>
      <Panel title={t('models.evaluate')} note={t('models.evaluateNote')}>
        <div className="flex flex-wrap items-center gap-3 p-4">
          <Segmented
            label={t('models.barsToRun')}
            tall
            value={bars}
            onValue={setBars}
            options={BARS.map((value) => ({
              value,
              label: t('models.barsOption', { count: Number(value) }),
            }))}
          />
          <Button
            variant={run.data ? 'plain' : 'primary'}
            busy={run.isPending}
            disabled={!market}
            onClick={() => {
              record.reset();
              if (market) run.mutate(market);
            }}
          >
            {t(run.data ? 'models.runAgain' : 'models.run')}
          </Button>
          {run.data &&
            (wallet.status === 'ready' ? (
              <Button
                variant="primary"
                busy={record.isPending}
                disabled={record.isSuccess}
                onClick={() => record.mutate()}
              >
                {t(record.isSuccess ? 'models.recordedDone' : 'models.record')}
              </Button>
            ) : (
              <Button onClick={() => walletSheetOpen.set(true)}>{t('wallet.connect')}</Button>
            ))}
          <p className="basis-full text-12 text-muted">{t('models.evaluateHonest')}</p>
          <ErrorNote error={run.error ?? record.error} className="basis-full" />
        </div>
        {run.data && <BacktestFigures backtest={run.data} />}
      </Panel>
      {drawn && <BacktestCharts backtest={drawn} name={model.name} />}
      {drawn?.scrutiny && <ScrutinyFigures scrutiny={drawn.scrutiny} />}
      {drawn?.scrutiny?.fan && <FanChart fan={drawn.scrutiny.fan} name={model.name} />}
    </>
  );
}
