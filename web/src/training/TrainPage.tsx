'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Panel } from '../design/Panel.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { SavedModels } from '../models/SavedModels.tsx';
import { useMarket } from '../oracle/useMarket.ts';
import { LossChart } from './LossChart.tsx';
import { MachinePanel } from './MachinePanel.tsx';
import { PlanForm } from './PlanForm.tsx';
import { RunPanel } from './RunPanel.tsx';
import { TrainedPanel } from './TrainedPanel.tsx';
import { STANDARD_PLAN, type TrainingPlan } from './trainingPlan.ts';
import { useTraining } from './useTraining.ts';
import './trainMessages.ts';

/** A model trained in this tab, on this machine, from the market's history. */
export function TrainPage() {
  const { t } = useTranslation();
  const market = useMarket();
  const [plan, setPlan] = useState<TrainingPlan>(STANDARD_PLAN);
  const { run, start, stop } = useTraining();
  const busy = run.state === 'loading' || run.state === 'training' || run.state === 'stopping';
  return (
    <Page>
      <PageTitle
        title={t('train.title')}
        note={t('train.intro')}
        tools={
          busy ? (
            <Button
              size="large"
              busy={run.state === 'stopping'}
              disabled={run.state !== 'training'}
              onClick={stop}
            >
              {t(run.state === 'stopping' ? 'train.stopping' : 'train.stop')}
            </Button>
          ) : (
            <Button
              size="large"
              variant="primary"
              disabled={!market}
              onClick={() => market && start(market, plan)}
            >
              {t(run.state === 'idle' ? 'train.start' : 'train.again')}
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)_320px] items-start gap-4 max-lg:grid-cols-[minmax(0,1fr)]">
        <div className="grid grid-cols-1 min-w-0 gap-4">
          <MachinePanel run={run} plan={plan} />
          <RunPanel run={run} />
          <LossChart looks={run.looks} />
        </div>
        <div className="grid grid-cols-1 min-w-0 gap-4">
          {run.result && <TrainedPanel result={run.result} plan={plan} />}
          <PlanForm plan={plan} onPlan={setPlan} disabled={busy} />
          <SavedModels />
          <Panel title={t('train.leaves')}>
            <ul className="grid grid-cols-1 gap-2 p-4 text-soft">
              <li>{t('train.leavesNothing')}</li>
              <li>{t('train.leavesPublish')}</li>
            </ul>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
