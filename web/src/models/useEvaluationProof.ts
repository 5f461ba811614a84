'use client';
import { modelRegistryAbi } from '@quantum-chain/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { usePreferences } from '../frame/usePreferences.ts';
import { shortId } from '../i18n/shortId.ts';
import { useMarket } from '../oracle/useMarket.ts';
import type { Proof, ProofState } from '../proof/proof.ts';
import { evaluationCheckQuery, type RecordedEvaluation, stateOfRows } from './evaluations.ts';
import type { ListedModel } from './modelsQuery.ts';

/** A recorded evaluation's proof: its backtest, run again here. */
export function useEvaluationProof(
  model: ListedModel | undefined,
  evaluation: RecordedEvaluation | undefined,
): Proof | undefined {
  const { t } = useTranslation();
  const chain = useChain();
  const market = useMarket();
  const { dataSaver } = usePreferences();
  // With the data saver on nothing is fetched and run unasked; Verify still checks everything.
  const check = useQuery(evaluationCheckQuery(dataSaver ? undefined : model, evaluation, market));
  if (!model || !evaluation || !chain) return undefined;
  const rows = check.data?.rows;
  const state: ProofState = check.isError || dataSaver ? 'unchecked' : stateOfRows(rows);
  const result = rows?.find(({ kind }) => kind === 'evaluationResult');
  const dataset = rows?.find(({ kind }) => kind === 'evaluationDataset');
  const stepState = (row: typeof result): ProofState => (row ? stateOfRows([row]) : state);
  return {
    title: t('proof.evaluation_title', { name: model.name }),
    state,
    said: evaluation.resultHash,
    recomputed: result?.ours,
    chain: evaluation.resultHash,
    inputs: [model.modelId, `${market?.symbol ?? ''} · ${evaluation.barCount}`],
    steps: [
      { label: t('proof.evaluation_step_file'), state: result || dataset ? 'checked' : state },
      { label: t('proof.evaluation_step_data'), state: stepState(dataset) },
      {
        label: t('proof.evaluation_step_replay'),
        state: stepState(result),
        ...(check.data ? { tookMs: check.data.tookMs } : {}),
      },
    ],
    ...(state === 'unchecked'
      ? { note: t('proof.evaluation_unchecked', { evaluator: shortId(evaluation.evaluator) }) }
      : {}),
    command: {
      rpcUrl: chain.rpcUrl,
      to: chain.contracts.modelRegistry,
      abi: modelRegistryAbi,
      functionName: 'evaluation',
      args: [model.modelId, BigInt(evaluation.index)],
    },
  };
}
