/// <reference lib="webworker" />
import {
  type Candle,
  type Hex,
  loadModel,
  loadMonteCarlo,
  loadStatistics,
  modelDigest,
  STANDARD_PARAMETERS,
} from '@quantum-chain/wasm';
import type { CheckRow } from '../verify/CheckRow.ts';
import { checkEvaluation, type EvaluationInputs } from '../verify/checkEvaluation.ts';
import { type Backtest, describeBacktest } from './backtest.ts';
import { type Engines, type Scrutiny, scrutinise } from './scrutiny.ts';

export type ModelRequest =
  | { id: number; type: 'backtest'; file: Uint8Array; candles: readonly Candle[] }
  | { id: number; type: 'check'; inputs: EvaluationInputs }
  | { id: number; type: 'modelId'; file: Uint8Array };

export type ModelResponse =
  | { id: number; type: 'backtest'; backtest: Backtest; scrutiny: Scrutiny | undefined }
  | { id: number; type: 'check'; rows: CheckRow[]; tookMs: number }
  | { id: number; type: 'modelId'; modelId: Hex }
  | { id: number; type: 'failed'; message: string };

declare const self: DedicatedWorkerGlobalScope;
/** Fewer bars say nothing about chance. */
const SCRUTINISED_BARS_MIN = 20;
const engines = Promise.all([loadModel(), loadStatistics(), loadMonteCarlo()]).then(
  ([models, statistics, monteCarlo]): Engines => ({ models, statistics, monteCarlo }),
);

self.onmessage = async ({ data }: MessageEvent<ModelRequest>) => {
  try {
    self.postMessage(await answer(await engines, data));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    self.postMessage({ id: data.id, type: 'failed', message } satisfies ModelResponse);
  }
};

async function answer(loaded: Engines, request: ModelRequest): Promise<ModelResponse> {
  const { id } = request;
  const { models } = loaded;
  if (request.type === 'modelId') return { id, type: 'modelId', modelId: models.modelId(request.file) };
  const startedAtMs = performance.now();
  if (request.type === 'check')
    return {
      id,
      type: 'check',
      rows: checkEvaluation(models, request.inputs),
      tookMs: performance.now() - startedAtMs,
    };
  const result = models.backtest(request.file, request.candles, STANDARD_PARAMETERS);
  const pinned = {
    datasetId: models.datasetId(request.candles),
    parametersHash: models.parametersHash(STANDARD_PARAMETERS),
    engineDigest: await modelDigest(),
  };
  const backtest = describeBacktest(result, request.candles, pinned, performance.now() - startedAtMs);
  const scrutiny =
    backtest.barCount < SCRUTINISED_BARS_MIN
      ? undefined
      : scrutinise(loaded, request.file, request.candles, result);
  return { id, type: 'backtest', backtest, scrutiny };
}
