'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPanel } from '../charts/ChartPanel.tsx';
import { LineChart, type Series } from '../charts/LineChart.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Backtest } from './backtest.ts';

const EQUITY_HEIGHT = 280;
const UNDERWATER_HEIGHT = 130;

/** What a dollar became, and how far below its last high it was on the way; one crosshair for both. */
export function BacktestCharts({ backtest, name }: { backtest: Backtest; name: string }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const [pointed, setPointed] = useState<number>();
  const equity: Series[] = [
    { name: t('models.holding'), values: backtest.holding, tone: 'rival' },
    { name: t('models.backtestOf', { name }), values: backtest.model, tone: 'main' },
  ];
  const dollars = (value: number) => `$${format.number(value)}`;
  const percent = (value: number) => format.signedPercent(value, 0);
  return (
    <ChartPanel
      title={t('models.valueOfOne')}
      xName={t('models.time')}
      x={backtest.timesMs}
      series={equity}
      formatX={format.date}
      formatY={dollars}
      pointed={pointed}
    >
      <LineChart
        label={t('models.equityLabel', { name })}
        series={equity}
        x={backtest.timesMs}
        formatX={format.date}
        formatY={dollars}
        height={EQUITY_HEIGHT}
        pointed={pointed}
        onPointed={setPointed}
      />
      <p className="border-t border-line px-4 pt-1.5 text-12 text-muted">{t('models.underwater')}</p>
      <LineChart
        label={t('models.underwaterLabel', { name })}
        series={[{ name: t('models.underwater'), values: backtest.underwater, tone: 'loss', area: true }]}
        x={backtest.timesMs}
        formatX={format.date}
        formatY={percent}
        height={UNDERWATER_HEIGHT}
        withZero
        pointed={pointed}
        onPointed={setPointed}
      />
    </ChartPanel>
  );
}
