'use client';
import { useTranslation } from 'react-i18next';
import { Notice } from '../design/Notice.tsx';
import { Panel } from '../design/Panel.tsx';
import { ProgressBar } from '../design/ProgressBar.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { TrainingRun } from './trainingRun.ts';

/** How far the run is; announced when it begins, ends or fails. */
export function RunPanel({ run }: { run: TrainingRun }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const last = run.looks.at(-1);
  if (run.state === 'idle') return null;
  return (
    <Panel label={t('train.progress')}>
      <div className="grid grid-cols-1 gap-2 p-4">
        <div className="flex items-baseline justify-between gap-3">
          <p aria-live="polite" className="font-medium">
            {t(`train.state_${run.state}`)}
          </p>
          <span className="fig text-12 text-muted">
            {last
              ? t('train.stepOf', { step: format.count(last.step), steps: format.count(last.steps) })
              : ''}
          </span>
        </div>
        <ProgressBar
          label={t('train.progress')}
          value={run.state === 'done' ? 1 : last ? last.step / last.steps : 0}
        />
        {run.failure && (
          <Notice tone="error" title={t(`train.failed_${run.failure.code}`)}>
            {t('train.failedNote', { message: run.failure.message })}
          </Notice>
        )}
      </div>
    </Panel>
  );
}
