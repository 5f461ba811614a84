'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPanel } from '../charts/ChartPanel.tsx';
import { LineChart, type Series } from '../charts/LineChart.tsx';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { TrainingProgress } from './trainedNetwork.ts';

const HEIGHT = 300;

/** Loss on what it learns from and on what it never saw; a coin toss between them and nothing. */
export function LossChart({ looks }: { looks: readonly TrainingProgress[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const [pointed, setPointed] = useState<number>();
  const title = t('train.loss');
  if (looks.length === 0)
    return (
      <Panel title={title} note={t('train.lossUnit')}>
        <Empty title={t('train.lossNone')}>{t('train.lossNoneNote')}</Empty>
      </Panel>
    );
  const series: Series[] = [
    { name: t('train.lossTraining'), values: looks.map(({ trainLoss }) => trainLoss), tone: 'rival' },
    { name: t('train.lossHeldOut'), values: looks.map(({ heldOutLoss }) => heldOutLoss), tone: 'main' },
  ];
  const axis = {
    series,
    x: looks.map(({ step }) => step),
    formatX: (step: number) => t('train.stepShort', { step: format.count(step) }),
    formatY: (loss: number) => format.number(loss, 4),
    pointed,
  };
  return (
    <ChartPanel title={title} note={t('train.lossUnit')} xName={t('train.step')} {...axis}>
      <LineChart
        label={t('train.lossLabel')}
        height={HEIGHT}
        mark={{ value: Math.LN2, name: t('train.coinTossMark') }}
        onPointed={setPointed}
        {...axis}
      />
    </ChartPanel>
  );
}
