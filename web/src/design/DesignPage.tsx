'use client';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { PageError } from '../errors/pageError.ts';
import { Page, PageTitle } from '../frame/Page.tsx';
import { Term } from '../glossary/Term.tsx';
import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/design.json' with { type: 'json' };
import { ProofMark } from '../proof/ProofMark.tsx';
import { ProvenFigure } from '../proof/ProvenFigure.tsx';
import type { Proof, ProofState } from '../proof/proof.ts';
import { Badge } from './Badge.tsx';
import { Button, type ButtonVariant } from './Button.tsx';
import { Checkbox } from './Checkbox.tsx';
import { ConfirmSheet } from './ConfirmSheet.tsx';
import { Empty } from './Empty.tsx';
import { Field } from './Field.tsx';
import { Figure } from './Figure.tsx';
import { Glyph } from './Glyph.tsx';
import { IconButton } from './IconButton.tsx';
import { Kbd } from './Kbd.tsx';
import { Lines } from './Lines.tsx';
import { Metric, Metrics } from './Metric.tsx';
import { Notice } from './Notice.tsx';
import { Panel } from './Panel.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { Segmented } from './Segmented.tsx';
import { Skeleton } from './Skeleton.tsx';
import { Switch } from './Switch.tsx';
import { Table } from './Table.tsx';
import { Tabs } from './Tabs.tsx';
import { TokenSwatches } from './TokenSwatches.tsx';
import { showToast } from './toasts.ts';
import '../home/homeMessages.ts';

addMessages('design', english);

const STATES: readonly ProofState[] = ['unchecked', 'checking', 'checked', 'pending', 'differs'];
const VARIANTS: readonly ButtonVariant[] = ['primary', 'plain', 'ghost', 'buy', 'sell', 'danger'];
const SIZES = [12, 13, 14, 16, 20, 28, 40] as const;
const TEXT = {
  12: 'text-12',
  13: 'text-13',
  14: 'text-14',
  16: 'text-16',
  20: 'text-20',
  28: 'text-28',
  40: 'text-40',
};
const SAID = '8,604.00';
const HELD = '8,611.00';

/** Each component in each of its states, at its real size, in the theme that the page is in. */
export function DesignPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageTitle title={t('design.title')} note={t('design.intro')} />
      <TokenSwatches />
      <ProofSpecimens />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <ControlSpecimens />
        <FormSpecimens />
        <FigureSpecimens />
        <TypeSpecimens />
        <Specimen title={t('design.empty')}>
          <Empty title={t('design.emptyTitle')} action={<Button>{t('design.emptyAction')}</Button>}>
            {t('design.emptyNote')}
          </Empty>
        </Specimen>
        <Specimen title={t('design.loading')}>
          <Skeleton rows={4} label={t('common.loading')} />
        </Specimen>
        <Specimen title={t('design.error')}>
          <div className="grid gap-3 p-4">
            <ErrorNote
              error={new PageError('NO_CHAIN')}
              action={<Button size="small">{t('common.retry')}</Button>}
            />
            <Notice tone="risk">{t('design.risk')}</Notice>
            <Notice>{t('design.info')}</Notice>
          </div>
        </Specimen>
        <FloatingSpecimens />
      </div>
    </Page>
  );
}

function Specimen({ title, children }: { title: string; children: ReactNode }) {
  return <Panel title={title}>{children}</Panel>;
}

function ProofSpecimens() {
  const { t } = useTranslation();
  const proofOf = (state: ProofState): Proof => ({
    title: t('design.proofTitle'),
    state,
    said: SAID,
    chain: state === 'differs' ? HELD : SAID,
    inputs: [t('design.specimen')],
    steps: [],
    specimen: true,
  });
  return (
    <Specimen title={t('design.proof')}>
      <Table
        label={t('design.proof')}
        size="normal"
        columns={[
          { title: t('design.state') },
          { title: t('design.inTable'), end: true },
          { title: t('design.besideHeadline'), end: true, narrow: 'hidden' },
          { title: t('design.means'), narrow: 'hidden' },
        ]}
        rows={STATES.map((state) => ({
          key: state,
          cells: [
            <span key="name" className="inline-flex items-center gap-2 font-medium">
              <ProofMark state={state} />
              {t(`home.state_${state}`)}
            </span>,
            <span key="bare" className="fig">
              <ProvenFigure proof={proofOf(state)}>{SAID}</ProvenFigure>
            </span>,
            <span key="words" className="fig text-16">
              <ProvenFigure proof={proofOf(state)} words={t(`proof.word_${state}`)}>
                {SAID}
              </ProvenFigure>
            </span>,
            <span key="means" className="text-muted">
              {t(`proof.state_${state}`)}
            </span>,
          ],
        }))}
      />
    </Specimen>
  );
}

function ControlSpecimens() {
  const { t } = useTranslation();
  const [choice, setChoice] = useState('one');
  return (
    <Specimen title={t('design.controls')}>
      <div className="grid gap-4 p-4">
        <div className="flex flex-wrap gap-2">
          {VARIANTS.map((variant) => (
            <Button key={variant} variant={variant}>
              {t(`design.button_${variant}`)}
            </Button>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small">{t('design.small')}</Button>
          <Button size="large" variant="primary">
            {t('design.large')}
          </Button>
          <Button busy>{t('design.busy')}</Button>
          <Button disabled>{t('design.disabled')}</Button>
          <IconButton label={t('common.download')}>
            <Download size={16} aria-hidden="true" />
          </IconButton>
        </div>
        <Segmented
          label={t('design.choice')}
          tall
          value={choice}
          onValue={setChoice}
          options={['one', 'two', 'three'].map((value) => ({ value, label: t(`design.choice_${value}`) }))}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Badge>{t('design.badge')}</Badge>
          <Badge tone="good">{t('design.badgeGood')}</Badge>
          <Badge tone="pending">{t('design.badgePending')}</Badge>
          <Badge tone="alarm">{t('design.badgeAlarm')}</Badge>
          <Kbd keys="g t" />
          <Term id="sharpe">Sharpe</Term>
          <Glyph id="0x5a31f0c2" size={24} />
        </div>
        <ProgressBar value={0.4} label={t('design.progress')} />
      </div>
    </Specimen>
  );
}

function FormSpecimens() {
  const { t } = useTranslation();
  const [size, setSize] = useState('0.0004');
  const [on, setOn] = useState(true);
  const [chosen, setChosen] = useState(true);
  return (
    <Specimen title={t('design.forms')}>
      <div className="grid gap-4 p-4">
        <Field
          label={t('trade.size')}
          unit="BTC"
          figures
          value={size}
          onValue={setSize}
          hint={t('design.hint')}
        />
        <Field
          label={t('trade.price')}
          unit="USD"
          figures
          value="8,604.05"
          onValue={() => undefined}
          problem={t('design.problem')}
        />
        <Switch label={t('design.switch')} note={t('design.switchNote')} checked={on} onChecked={setOn} />
        <Checkbox label={t('design.checkbox')} checked={chosen} onChecked={setChosen} />
      </div>
    </Specimen>
  );
}

function FigureSpecimens() {
  const { t } = useTranslation();
  const [ticks, setTicks] = useState(86_040);
  return (
    <Specimen title={t('design.figures')}>
      <div className="grid gap-4 p-4">
        <Metrics columns={3} label={t('design.specimen')}>
          <Metric label={t('models.return')} value="+29.0 %" tone="up" note={t('design.specimen')} />
          <Metric label={t('models.worstDrop')} value="-18.4 %" tone="down" note={t('design.specimen')} />
          <Metric label={t('models.sharpe')} value="1.47" note={t('design.specimen')} />
        </Metrics>
        <div className="flex items-center justify-between gap-3">
          <span className="text-20">
            <Figure text={(ticks / 10).toFixed(1)} />
          </span>
          <Button size="small" onClick={() => setTicks(ticks + 7)}>
            {t('design.change')}
          </Button>
        </div>
        <Lines
          lines={[
            { term: t('trade.value'), value: '4,526.29' },
            { term: t('trade.fee'), value: '0.91' },
            { term: t('trade.payAtMost'), value: '4,527.20 USD', total: true },
          ]}
        />
      </div>
    </Specimen>
  );
}

function TypeSpecimens() {
  const { t } = useTranslation();
  return (
    <Specimen title={t('design.type')}>
      <ul className="grid grid-cols-1 gap-1 p-4">
        {SIZES.map((size) => (
          <li key={size} className="flex min-w-0 items-baseline justify-between gap-4">
            <span className={`truncate ${TEXT[size]}`}>{t('design.sample')}</span>
            <span className="fig text-12 text-muted">{size}</span>
          </li>
        ))}
      </ul>
    </Specimen>
  );
}

function FloatingSpecimens() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Specimen title={t('design.floating')}>
      <div className="flex flex-wrap gap-2 p-4">
        <Button
          onClick={() => showToast({ tone: 'done', title: t('design.toast'), note: t('design.specimen') })}
        >
          {t('design.showToast')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('design.showConfirm')}</Button>
      </div>
      <Tabs
        label={t('design.tabs')}
        tabs={(['one', 'two'] as const).map((value, index) => ({
          value,
          label: t(`design.choice_${value}`),
          count: index,
          panel: <p className="p-4 text-soft">{t(`design.choice_${value}`)}</p>,
        }))}
      />
      {asking && (
        <ConfirmSheet
          title={t('design.confirmTitle')}
          action={t('design.confirmAction')}
          onConfirm={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>{t('design.confirmText')}</p>
        </ConfirmSheet>
      )}
    </Specimen>
  );
}
