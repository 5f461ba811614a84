'use client';
import { useTranslation } from 'react-i18next';
import { Metric, Metrics } from '../design/Metric.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { TrainingPlan } from './trainingPlan.ts';
import { parameterCount, stepsPerSecond, type TrainingRun } from './trainingRun.ts';

const FEATURES_PER_BAR = 4;

/** What computes, how fast, and how much there is to learn. */
export function MachinePanel({ run, plan }: { run: TrainingRun; plan: TrainingPlan }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const speed = stepsPerSecond(run);
  const last = run.looks.at(-1);
  const none = t('common.none');
  return (
    <Metrics columns={4} label={t('train.machine')}>
      <Metric
        label={t('train.computes')}
        value={run.backend ? t(`train.backend_${run.backend}`) : none}
        note={t(run.backend ? `train.backendNote_${run.backend}` : 'train.backendUnknown')}
        testId="train-backend"
      />
      <Metric
        label={t('train.speed')}
        value={speed === undefined ? none : format.count(speed)}
        note={t('train.speedUnit')}
      />
      <Metric
        label={t('train.heldOutNow')}
        value={last ? format.number(last.heldOutLoss, 4) : none}
        note={t('train.coinToss', { loss: format.number(Math.LN2, 3) })}
        testId="held-out-loss"
      />
      <Metric
        label={t('train.parameters')}
        value={format.count(parameterCount(plan.windowBars * FEATURES_PER_BAR, plan.hidden))}
        note={t('train.parametersNote', { bars: plan.windowBars })}
      />
    </Metrics>
  );
}
