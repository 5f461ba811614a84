'use client';
import { useTranslation } from 'react-i18next';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { EvaluationChip } from './EvaluationChip.tsx';
import type { RecordedEvaluation } from './evaluations.ts';
import type { ListedModel } from './modelsQuery.ts';

/** What was recorded on chain about this model, by whomever; each run again here. */
export function EvaluationTable({
  model,
  evaluations,
}: {
  model: ListedModel;
  evaluations: readonly RecordedEvaluation[];
}) {
  const { t } = useTranslation();
  const format = useFormatters();
  return (
    <Panel title={t('models.recorded')} note={t('models.recordedNote')}>
      <Table
        label={t('models.recorded')}
        size="normal"
        columns={[
          { title: t('models.evaluator') },
          { title: t('models.bars'), figures: true, narrow: 'hidden' },
          { title: t('models.return'), figures: true },
          { title: t('models.worstDrop'), figures: true },
          { title: t('models.resultHash'), narrow: 'hidden' },
          { title: t('models.proof') },
        ]}
        rows={evaluations.map((evaluation) => ({
          key: String(evaluation.index),
          cells: [
            <span key="who" className="fig text-soft">
              {shortId(evaluation.evaluator)}
            </span>,
            format.count(evaluation.barCount),
            format.signedPercent(evaluation.totalReturn),
            format.signedPercent(-evaluation.maxDrawdown),
            <span key="hash" className="fig text-muted">
              {shortId(evaluation.resultHash)}
            </span>,
            <EvaluationChip key="proof" model={model} evaluation={evaluation} words />,
          ],
        }))}
      />
    </Panel>
  );
}
