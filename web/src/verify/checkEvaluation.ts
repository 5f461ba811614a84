import {
  type BacktestParameters,
  type Candle,
  type Hex,
  type ModelEngine,
  STANDARD_PARAMETERS,
} from '@quantum-chain/wasm';
import { type CheckRow, compared } from './CheckRow.ts';

/** A recorded evaluation, and what is needed to run it again. */
export interface EvaluationInputs {
  modelId: Hex;
  modelName: string;
  recorded: { datasetId: Hex; parametersHash: Hex; resultHash: Hex };
  /** The model's file, if the edge still has it. */
  file: Uint8Array | undefined;
  candles: readonly Candle[];
  parameters?: BacktestParameters;
}

/** Runs a recorded backtest again and compares data and result with what was pinned on chain. */
export function checkEvaluation(engine: ModelEngine, inputs: EvaluationInputs): CheckRow[] {
  const values = { model: inputs.modelName, id: inputs.modelId };
  const parameters = inputs.parameters ?? STANDARD_PARAMETERS;
  const unavailable = (reason: string): CheckRow[] => [
    {
      section: 'evaluations',
      kind: 'evaluationUnavailable',
      values,
      ours: '–',
      theirs: reason,
      state: 'unchecked',
    },
  ];
  if (!inputs.file) return unavailable('file');
  if (engine.modelId(inputs.file) !== inputs.modelId)
    return [compared('evaluations', 'evaluationResult', values, engine.modelId(inputs.file), inputs.modelId)];
  if (engine.parametersHash(parameters) !== inputs.recorded.parametersHash) return unavailable('parameters');
  const dataset = compared(
    'evaluations',
    'evaluationDataset',
    { ...values, bars: inputs.candles.length },
    engine.datasetId(inputs.candles),
    inputs.recorded.datasetId,
  );
  if (dataset.state === 'differs') return [dataset];
  const { resultHash } = engine.backtest(inputs.file, inputs.candles, parameters);
  return [
    dataset,
    compared('evaluations', 'evaluationResult', values, resultHash, inputs.recorded.resultHash),
  ];
}
