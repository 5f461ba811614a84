'use client';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPanel } from '../charts/ChartPanel.tsx';
import { LineChart, type Series } from '../charts/LineChart.tsx';
import { Panel } from '../design/Panel.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { RankedModel } from '../leaderboard/rankModels.ts';
import { recordedBacktestQuery } from '../models/evaluations.ts';
import { useMarket } from '../oracle/useMarket.ts';

const HEIGHT = 300;
/** Told apart by brightness and by stroke, not by hue. */
const LOOKS: readonly Pick<Series, 'tone' | 'dashed'>[] = [
  { tone: 'main' },
  { tone: 'rival' },
  { tone: 'main', dashed: true },
  { tone: 'rival', dashed: true },
];

/** What a dollar became in each recorded backtest, run again here, from each one's own first bar. */
export function CompareChart({ models }: { models: readonly RankedModel[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const market = useMarket();
  const [pointed, setPointed] = useState<number>();
  const tested = models.filter(({ evaluation }) => evaluation !== undefined);
  const runs = useQueries({
    queries: tested.map(({ evaluation }) => recordedBacktestQuery(evaluation, market)),
  });
  if (tested.length === 0) return null;
  if (runs.some(({ isPending }) => isPending))
    return (
      <Panel title={t('compare.chart')}>
        <Skeleton rows={6} label={t('compare.running')} />
      </Panel>
    );
  const series: Series[] = tested.flatMap(({ model }, index) => {
    const values = runs[index]?.data?.model;
    return values ? [{ name: model.name, values, ...(LOOKS[index] ?? { tone: 'rival' as const }) }] : [];
  });
  const bars = Array.from(
    { length: Math.max(0, ...series.map(({ values }) => values.length)) },
    (_, bar) => bar,
  );
  const dollars = (value: number) => `$${format.number(value)}`;
  const bar = (value: number) => t('compare.bar', { bar: format.count(value) });
  return (
    <ChartPanel
      title={t('compare.chart')}
      note={t('compare.chartNote')}
      xName={t('compare.barName')}
      x={bars}
      series={series}
      formatX={bar}
      formatY={dollars}
      pointed={pointed}
    >
      <LineChart
        label={t('compare.chartLabel')}
        series={series}
        x={bars}
        formatX={bar}
        formatY={dollars}
        height={HEIGHT}
        pointed={pointed}
        onPointed={setPointed}
      />
    </ChartPanel>
  );
}
