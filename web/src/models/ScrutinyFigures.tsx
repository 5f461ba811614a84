'use client';
import { useTranslation } from 'react-i18next';
import { Metric, Metrics } from '../design/Metric.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Scrutiny } from './scrutiny.ts';

/** No history makes anything sure. */
const CERTAINTY_MAX = 0.999;

/** Whether a backtest can be chance or knew the future, and how it lost on the way. */
export function ScrutinyFigures({ scrutiny }: { scrutiny: Scrutiny }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { figures, deflatedSharpe, leak } = scrutiny;
  return (
    <Metrics columns={4} label={t('models.scrutiny')}>
      <Metric
        label={t('models.deflatedSharpe')}
        value={format.percent(Math.min(deflatedSharpe, CERTAINTY_MAX))}
        note={t('models.deflatedSharpeNote')}
        testId="deflated-sharpe"
      />
      <Metric
        label={t('models.lookAhead')}
        value={t(leak ? 'models.lookAheadFound' : 'models.lookAheadNone')}
        tone={leak ? 'down' : 'up'}
        note={
          leak
            ? t('models.lookAheadFoundNote', { bar: format.count(leak.bar + 1) })
            : t('models.lookAheadNoneNote')
        }
        testId="look-ahead"
      />
      <Metric
        label={t('models.volatility')}
        value={format.percent(figures.volatility)}
        note={t('models.volatilityNote')}
      />
      <Metric
        label={t('models.expectedShortfall')}
        value={format.signedPercent(figures.conditionalValueAtRisk, 2)}
        tone={figures.conditionalValueAtRisk < 0 ? 'down' : undefined}
        note={t('models.expectedShortfallNote')}
      />
      <Metric
        label={t('models.winRate')}
        value={format.percent(figures.winRate)}
        note={t('models.winRateNote')}
      />
      <Metric
        label={t('models.profitFactor')}
        value={format.number(figures.profitFactor)}
        note={t('models.profitFactorNote')}
      />
      <Metric
        label={t('models.longestDrawdown')}
        value={format.count(figures.longestDrawdownPeriods)}
        note={t('models.longestDrawdownNote')}
      />
      <Metric
        label={t('models.exposure')}
        value={format.percent(figures.exposure)}
        note={t('models.exposureNote')}
      />
    </Metrics>
  );
}
