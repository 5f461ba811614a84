'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { Term } from '../glossary/Term.tsx';
import type { TermId } from '../glossary/terms.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { MarketBadge } from '../leaderboard/MarketBadge.tsx';
import type { RankedModel } from '../leaderboard/rankModels.ts';
import { EvaluationChip } from '../models/EvaluationChip.tsx';
import type { RecordedEvaluation } from '../models/evaluations.ts';

/** One row a figure, one column a model; return and risk at one size. */
export function CompareTable({ models }: { models: readonly RankedModel[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const none = t('common.none');
  const row = (name: string, term: TermId | undefined, cell: (of: RankedModel) => ReactNode) => ({
    key: name,
    cells: [
      term ? (
        <Term key="name" id={term}>
          {t(`compare.row_${name}`)}
        </Term>
      ) : (
        t(`compare.row_${name}`)
      ),
      ...models.map((of) => <span key={of.model.modelId}>{cell(of)}</span>),
    ],
  });
  const tested =
    (cell: (evaluation: RecordedEvaluation) => ReactNode) =>
    ({ evaluation }: RankedModel) =>
      evaluation ? cell(evaluation) : none;
  const span = (from: number, to: number) => `${format.date(from)} – ${format.date(to)}`;
  return (
    <Panel title={t('compare.figures')} note={t('compare.figuresNote')}>
      <div className="scroll-thin overflow-x-auto">
        <Table
          label={t('compare.figures')}
          size="normal"
          columns={[
            { title: t('models.figure') },
            ...models.map(({ model }) => ({
              title: (
                <Link href={`/model?id=${model.modelId}`} className="font-medium text-fg hover:underline">
                  {model.name}
                </Link>
              ),
              figures: true,
            })),
          ]}
          rows={[
            row('live', 'liveResult', ({ liveReturn }) =>
              liveReturn === undefined ? (
                none
              ) : (
                <span className="inline-flex items-center gap-2">
                  <MarketBadge />
                  {format.signedPercent(liveReturn)}
                </span>
              ),
            ),
            row('invested', 'vault', ({ invested }) =>
              invested > 0n ? `$${format.dollars(invested)}` : none,
            ),
            row('return', 'backtest', ({ model, evaluation }) =>
              evaluation ? (
                <span className="inline-flex items-center gap-1.5">
                  {format.signedPercent(evaluation.totalReturn)}
                  <EvaluationChip model={model} evaluation={evaluation} />
                </span>
              ) : (
                none
              ),
            ),
            row(
              'drawdown',
              'drawdown',
              tested((known) => format.signedPercent(-known.maxDrawdown)),
            ),
            row(
              'sharpe',
              'sharpe',
              tested((known) => format.number(known.sharpe)),
            ),
            row(
              'sortino',
              'sortino',
              tested((known) => format.number(known.sortino)),
            ),
            row(
              'calmar',
              'calmar',
              tested((known) => format.number(known.calmar)),
            ),
            row(
              'turnover',
              'turnover',
              tested((known) => format.number(known.turnover, 1)),
            ),
            row(
              'trades',
              undefined,
              tested((known) => format.count(known.tradeCount)),
            ),
            row(
              'bars',
              undefined,
              tested((known) => format.count(known.barCount)),
            ),
            row(
              'span',
              undefined,
              tested((known) => (
                <span className="font-words text-12">
                  {span(known.firstOpenTimeMs, known.lastOpenTimeMs)}
                </span>
              )),
            ),
            row('licence', undefined, ({ model }) => <span className="font-words">{model.licence}</span>),
          ]}
        />
      </div>
    </Panel>
  );
}
