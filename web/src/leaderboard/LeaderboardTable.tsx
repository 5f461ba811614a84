'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { Badge } from '../design/Badge.tsx';
import { Checkbox } from '../design/Checkbox.tsx';
import { classNames } from '../design/classNames.ts';
import { Glyph } from '../design/Glyph.tsx';
import { Table } from '../design/Table.tsx';
import type { Formatters } from '../i18n/formatters.ts';
import { shortId } from '../i18n/shortId.ts';
import { EvaluationChip } from '../models/EvaluationChip.tsx';
import { MarketBadge } from './MarketBadge.tsx';
import type { Order, RankedBy, RankedModel } from './rankModels.ts';

interface Props {
  models: readonly RankedModel[];
  order: Order;
  onOrder: (order: Order) => void;
  chosen: readonly string[];
  /** No more may be chosen. */
  full: boolean;
  onToggle: (modelId: string) => void;
  format: Formatters;
}

/** One row a model; a live result says on which market, a backtest says that it is one. */
export function LeaderboardTable({ models, order, onOrder, chosen, full, onToggle, format }: Props) {
  const { t } = useTranslation();
  const none = t('common.none');
  const column = (by: RankedBy, narrow?: 'hidden') => ({
    title: t(`leaderboard.by_${by}`),
    figures: true,
    ...(narrow ? { narrow } : {}),
    sort: {
      direction: order.by === by ? order.direction : undefined,
      onSort: () =>
        onOrder({
          by,
          direction: order.by === by && order.direction === 'descending' ? 'ascending' : 'descending',
        }),
    },
  });
  const signed = (value: number | undefined) =>
    value === undefined ? (
      none
    ) : (
      <span className={classNames(value >= 0 ? 'text-up-text' : 'text-down-text')}>
        {format.signedPercent(value)}
      </span>
    );
  return (
    <Table
      label={t('leaderboard.table')}
      size="tall"
      columns={[
        { title: <span className="sr-only">{t('leaderboard.choose')}</span> },
        { title: t('models.model') },
        column('live'),
        { title: t('leaderboard.kind'), narrow: 'hidden' },
        column('invested', 'hidden'),
        column('return'),
        column('drawdown', 'hidden'),
        column('sharpe', 'hidden'),
        column('bars', 'hidden'),
        { title: t('models.proof'), narrow: 'hidden' },
      ]}
      rows={models.map(({ model, evaluation, liveReturn, invested }) => ({
        key: model.modelId,
        className: classNames(chosen.includes(model.modelId) && 'bg-raised'),
        cells: [
          <Checkbox
            key="choose"
            labelHidden
            label={t('leaderboard.chooseOne', { name: model.name })}
            checked={chosen.includes(model.modelId)}
            disabled={full && !chosen.includes(model.modelId)}
            onChecked={() => onToggle(model.modelId)}
          />,
          <Link
            key="model"
            href={`/model?id=${model.modelId}`}
            className="flex items-center gap-3 py-1.5 hover:underline"
          >
            <Glyph id={model.modelId} size={28} />
            <span className="min-w-0">
              <b className="block max-w-[26ch] truncate text-14 font-medium max-md:max-w-[10ch]">
                {model.name}
              </b>
              <small className="fig block text-12 text-muted">{shortId(model.owner)}</small>
            </span>
          </Link>,
          <span key="live">{signed(liveReturn)}</span>,
          <span key="kind" className="inline-flex gap-1">
            {liveReturn !== undefined && <MarketBadge />}
            {evaluation && <Badge>{t('leaderboard.kindBacktest')}</Badge>}
          </span>,
          invested > 0n ? `$${format.dollars(invested)}` : none,
          <span key="return">{signed(evaluation?.totalReturn)}</span>,
          evaluation ? format.signedPercent(-evaluation.maxDrawdown) : none,
          evaluation ? format.number(evaluation.sharpe) : none,
          evaluation ? format.count(evaluation.barCount) : none,
          evaluation ? (
            <EvaluationChip key="proof" model={model} evaluation={evaluation} />
          ) : (
            <span key="proof" className="text-muted">
              {t('models.notEvaluated')}
            </span>
          ),
        ],
      }))}
    />
  );
}
