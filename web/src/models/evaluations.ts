import { modelRegistryAbi } from '@quantum-chain/contracts';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import { edge } from '../edge/edge.ts';
import { fetchSpan } from '../oracle/fetchHistory.ts';
import type { ProofState } from '../proof/proof.ts';
import type { CheckRow } from '../verify/CheckRow.ts';

import type { ListedModel } from './modelsQuery.ts';
import { checkRecorded, runBacktest, type ScrutinisedBacktest } from './modelWorker.ts';

/** A backtest's result as somebody recorded it on chain: true only once it was run again. */
export interface RecordedEvaluation {
  modelId: Hex;
  index: number;
  evaluator: Hex;
  recordedAtMs: number;
  marketId: number;
  firstOpenTimeMs: number;
  lastOpenTimeMs: number;
  datasetId: Hex;
  parametersHash: Hex;
  resultHash: Hex;
  engineDigest: Hex;
  totalReturn: number;
  maxDrawdown: number;
  sharpe: number;
  sortino: number;
  calmar: number;
  turnover: number;
  tradeCount: number;
  barCount: number;
}

const BPS = 10_000;
const MILLI = 1_000;
/** Newest ones; anybody may record as many as they pay for. */
const SHOWN = 20n;
const POLL_MS = 5_000;

/** A model's newest recorded evaluations, newest first. */
export function evaluationsQuery(chain: ChainContext | undefined, modelId: Hex | undefined) {
  return queryOptions({
    queryKey: ['models', 'evaluations', modelId],
    enabled: chain !== undefined && modelId !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<RecordedEvaluation[]> => {
      if (!chain || !modelId) throw new Error('disabled without a model');
      const registry = { address: chain.contracts.modelRegistry, abi: modelRegistryAbi } as const;
      const count = await chain.client.readContract({
        ...registry,
        functionName: 'evaluationCount',
        args: [modelId],
      });
      const start = count > SHOWN ? count - SHOWN : 0n;
      const records = await chain.client.readContract({
        ...registry,
        functionName: 'evaluations',
        args: [modelId, start, SHOWN],
      });
      return records
        .map(({ evaluation, evaluator, recordedAt }, offset) => ({
          modelId,
          index: Number(start) + offset,
          evaluator,
          recordedAtMs: Number(recordedAt) * 1_000,
          marketId: evaluation.marketId,
          firstOpenTimeMs: Number(evaluation.firstOpenTimeMs),
          lastOpenTimeMs: Number(evaluation.lastOpenTimeMs),
          datasetId: evaluation.datasetId,
          parametersHash: evaluation.parametersHash,
          resultHash: evaluation.resultHash,
          engineDigest: evaluation.engineDigest,
          totalReturn: Number(evaluation.totalReturnBps) / BPS,
          maxDrawdown: evaluation.maxDrawdownBps / BPS,
          sharpe: evaluation.sharpeMilli / MILLI,
          sortino: evaluation.sortinoMilli / MILLI,
          calmar: evaluation.calmarMilli / MILLI,
          turnover: evaluation.turnoverMilli / MILLI,
          tradeCount: evaluation.tradeCount,
          barCount: evaluation.barCount,
        }))
        .reverse();
    },
  });
}

/** A recorded evaluation run again in this tab. It never changes, so once is enough. */
export function evaluationCheckQuery(
  model: ListedModel | undefined,
  evaluation: RecordedEvaluation | undefined,
  market: MarketAnswer | undefined,
) {
  return queryOptions({
    queryKey: ['models', 'evaluationCheck', evaluation?.modelId, evaluation?.index],
    enabled: model !== undefined && evaluation !== undefined && market !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      if (!model || !evaluation || !market) throw new Error('disabled without an evaluation');
      const [file, candles] = await Promise.all([
        edge.model(model.modelId).catch(() => undefined),
        fetchSpan(market, evaluation.firstOpenTimeMs, evaluation.lastOpenTimeMs),
      ]);
      return checkRecorded({
        modelId: model.modelId,
        modelName: model.name,
        recorded: evaluation,
        file,
        candles,
      });
    },
  });
}

/** A recorded evaluation's backtest with its curves, run here over the very bars that it names. */
export function recordedBacktestQuery(
  evaluation: RecordedEvaluation | undefined,
  market: MarketAnswer | undefined,
) {
  return queryOptions({
    queryKey: ['models', 'recordedBacktest', evaluation?.modelId, evaluation?.index],
    enabled: evaluation !== undefined && market !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<ScrutinisedBacktest> => {
      if (!evaluation || !market) throw new Error('disabled without an evaluation');
      const [file, candles] = await Promise.all([
        edge.model(evaluation.modelId),
        fetchSpan(market, evaluation.firstOpenTimeMs, evaluation.lastOpenTimeMs),
      ]);
      return runBacktest(file, candles);
    },
  });
}

/** What a chip shows for a set of comparisons. */
export function stateOfRows(rows: readonly CheckRow[] | undefined): ProofState {
  if (!rows) return 'checking';
  if (rows.some(({ state }) => state === 'differs')) return 'differs';
  if (rows.length === 0 || rows.some(({ state }) => state === 'unchecked')) return 'unchecked';
  return rows.some(({ state }) => state === 'pending') ? 'pending' : 'checked';
}
