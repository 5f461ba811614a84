'use client';
import { useTranslation } from 'react-i18next';
import { Field } from '../design/Field.tsx';
import { Panel } from '../design/Panel.tsx';
import { Segmented } from '../design/Segmented.tsx';
import type { TrainingPlan } from './trainingPlan.ts';

const STEPS = ['300', '600', '1500', '4000'] as const;
const NETWORKS = { '16': [16], '32-16': [32, 16], '64-32': [64, 32] } as const;
const WINDOWS = ['8', '16', '32'] as const;
const SEED_MAX = 0xffff_ffff;

interface Props {
  plan: TrainingPlan;
  onPlan: (plan: TrainingPlan) => void;
  disabled: boolean;
}

/** What is trained and for how long. The same settings give the same model. */
export function PlanForm({ plan, onPlan, disabled }: Props) {
  const { t } = useTranslation();
  const network = plan.hidden.join('-') as keyof typeof NETWORKS;
  return (
    <Panel title={t('train.plan')}>
      <fieldset disabled={disabled} className="min-w-0 grid grid-cols-1 gap-4 p-4">
        <Choice title={t('train.windowBars')}>
          <Segmented
            label={t('train.windowBars')}
            wide
            tall
            value={String(plan.windowBars) as (typeof WINDOWS)[number]}
            onValue={(bars) => onPlan({ ...plan, windowBars: Number(bars) })}
            options={WINDOWS.map((value) => ({ value, label: t('train.bars', { bars: value }) }))}
          />
        </Choice>
        <Choice title={t('train.network')}>
          <Segmented
            label={t('train.network')}
            wide
            tall
            value={network}
            onValue={(name) => onPlan({ ...plan, hidden: NETWORKS[name] })}
            options={(Object.keys(NETWORKS) as (keyof typeof NETWORKS)[]).map((value) => ({
              value,
              label: value.replace('-', ' · '),
            }))}
          />
        </Choice>
        <Choice title={t('train.steps')}>
          <Segmented
            label={t('train.steps')}
            wide
            tall
            value={String(plan.steps) as (typeof STEPS)[number]}
            onValue={(steps) => onPlan({ ...plan, steps: Number(steps) })}
            options={STEPS.map((value) => ({ value, label: value }))}
          />
        </Choice>
        <Field
          label={t('train.seed')}
          inputMode="numeric"
          figures
          value={String(plan.seed)}
          onValue={(text) => onPlan({ ...plan, seed: Math.min(SEED_MAX, Number(text.replace(/\D/g, ''))) })}
          hint={t('train.seedNote')}
        />
      </fieldset>
    </Panel>
  );
}

function Choice({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <span className="text-12 text-muted">{title}</span>
      {children}
    </div>
  );
}
