'use client';
import { useTranslation } from 'react-i18next';
import { Table } from '../design/Table.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Backtest } from './backtest.ts';

/** Return beside risk, the model beside simply holding. */
export function BacktestFigures({ backtest }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { metrics } = backtest;
  return (
    <div className="border-t border-line" aria-live="polite">
      <Table
        label={t('models.result')}
        size="normal"
        columns={[
          { title: t('models.figure') },
          { title: t('models.thisModel'), figures: true },
          { title: t('models.holding'), figures: true },
        ]}
        rows={[
          {
            key: 'return',
            cells: [
              t('models.return'),
              <span
                key="model"
                data-testid="backtest-return"
                className={metrics.totalReturn < 0 ? 'text-down-text' : 'text-up-text'}
              >
                {format.signedPercent(metrics.totalReturn)}
              </span>,
              format.signedPercent(backtest.holdingReturn),
            ],
          },
          {
            key: 'drop',
            cells: [
              t('models.worstDrop'),
              <span key="model" data-testid="backtest-drawdown" className="text-down-text">
                {format.signedPercent(-metrics.maxDrawdown)}
              </span>,
              format.signedPercent(backtest.holdingDrawdown),
            ],
          },
          {
            key: 'sharpe',
            cells: [
              t('models.sharpe'),
              <span key="model" data-testid="backtest-sharpe">
                {format.number(metrics.sharpe)}
              </span>,
              t('common.none'),
            ],
          },
          { key: 'trades', cells: [t('models.trades'), format.count(backtest.tradeCount), t('common.none')] },
        ]}
      />
      <p className="border-t border-line px-4 py-2.5 text-12 text-muted">
        {t('models.tookNote', {
          bars: format.count(backtest.barCount),
          ms: format.number(backtest.tookMs, 0),
        })}{' '}
        <span className="fig" data-testid="result-hash" title={backtest.resultHash}>
          {shortId(backtest.resultHash)}
        </span>
      </p>
    </div>
  );
}
