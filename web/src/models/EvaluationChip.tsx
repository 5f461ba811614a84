'use client';
import { useTranslation } from 'react-i18next';
import { ProofChip } from '../proof/ProofChip.tsx';
import type { RecordedEvaluation } from './evaluations.ts';
import type { ListedModel } from './modelsQuery.ts';
import { useEvaluationProof } from './useEvaluationProof.ts';

/** Runs a recorded evaluation again as soon as it is shown, and says how it went. */
export function EvaluationChip({
  model,
  evaluation,
  words = false,
}: {
  model: ListedModel;
  evaluation: RecordedEvaluation;
  words?: boolean;
}) {
  const { t } = useTranslation();
  const proof = useEvaluationProof(model, evaluation);
  if (!proof) return null;
  return <ProofChip proof={proof} {...(words ? { words: t(`proof.word_${proof.state}`) } : {})} />;
}
