'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPanel } from '../charts/ChartPanel.tsx';
import { LineChart, type Series } from '../charts/LineChart.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Fan } from './scrutiny.ts';

const HEIGHT = 220;

/** What a dollar becomes on simulated paths made of a backtest's own bars: the middle, and what one in twenty stays below or above. */
export function FanChart({ fan, name }: { fan: Fan; name: string }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const [pointed, setPointed] = useState<number>();
  const series: Series[] = [
    { name: t('models.fanHigh'), values: fan.high, tone: 'rival', dashed: true },
    { name: t('models.fanMiddle'), values: fan.middle, tone: 'main' },
    { name: t('models.fanLow'), values: fan.low, tone: 'loss' },
  ];
  const dollars = (value: number) => `$${format.number(value)}`;
  return (
    <ChartPanel
      title={t('models.fan')}
      note={t('models.fanSimulated')}
      xName={t('models.barsAhead')}
      x={fan.bars}
      series={series}
      formatX={format.count}
      formatY={dollars}
      pointed={pointed}
    >
      <LineChart
        label={t('models.fanLabel', { name })}
        series={series}
        x={fan.bars}
        formatX={format.count}
        formatY={dollars}
        height={HEIGHT}
        mark={{ value: 1, name: '$1' }}
        pointed={pointed}
        onPointed={setPointed}
      />
      <p className="border-t border-line px-4 py-2.5 text-12 text-muted">
        {t('models.fanNote', { paths: format.count(fan.paths) })}{' '}
        {t('models.fanLoss', { share: format.percent(fan.lossProbability) })}
      </p>
    </ChartPanel>
  );
}
