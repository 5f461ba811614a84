'use client';
import { useTranslation } from 'react-i18next';
import { Metric, Metrics } from '../design/Metric.tsx';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { EvaluationChip } from './EvaluationChip.tsx';
import type { RecordedEvaluation } from './evaluations.ts';
import type { ListedModel } from './modelsQuery.ts';

/** The newest recorded evaluation: return and risk at one size, each with its proof. */
export function ModelMetrics({ model, evaluation }: { model: ListedModel; evaluation: RecordedEvaluation }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chip = <EvaluationChip model={model} evaluation={evaluation} />;
  const span = t('models.span', {
    from: format.date(evaluation.firstOpenTimeMs),
    to: format.date(evaluation.lastOpenTimeMs),
  });
  return (
    <Metrics columns={3} label={t('models.recorded')}>
      <Metric
        label={<Term id="backtest">{t('models.backtestReturn')}</Term>}
        value={
          <>
            {format.signedPercent(evaluation.totalReturn)} {chip}
          </>
        }
        tone={evaluation.totalReturn < 0 ? 'down' : 'up'}
        note={span}
        testId="recorded-return"
      />
      <Metric
        label={<Term id="drawdown">{t('models.worstDropLong')}</Term>}
        value={
          <>
            {format.signedPercent(-evaluation.maxDrawdown)} {chip}
          </>
        }
        tone="down"
        note={t('models.worstDropNote')}
        testId="recorded-drawdown"
      />
      <Metric
        label={<Term id="sharpe">{t('models.sharpe')}</Term>}
        value={
          <>
            {format.number(evaluation.sharpe)} {chip}
          </>
        }
        note={t('models.annual')}
        testId="recorded-sharpe"
      />
      <Metric
        label={<Term id="sortino">{t('models.sortino')}</Term>}
        value={format.number(evaluation.sortino)}
        note={t('models.sortinoNote')}
      />
      <Metric
        label={<Term id="calmar">{t('models.calmar')}</Term>}
        value={format.number(evaluation.calmar)}
        note={t('models.calmarNote')}
      />
      <Metric
        label={<Term id="turnover">{t('models.trades')}</Term>}
        value={format.count(evaluation.tradeCount)}
        note={t('models.turnover', { times: format.number(evaluation.turnover, 1) })}
      />
    </Metrics>
  );
}
