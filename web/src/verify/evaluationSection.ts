import { modelRegistryAbi } from '@quantum-chain/contracts';
import { toEngineCandle } from '@quantum-chain/edge/client';
import type { CheckRow } from './CheckRow.ts';
import { checkEvaluation } from './checkEvaluation.ts';
import { readCandles } from './readCandles.ts';
import type { VerifyContext } from './VerifyContext.ts';

/** Newest models that one run looks at, and newest evaluations of each. */
const MODELS_MAX = 20n;
const EVALUATIONS_MAX = 3n;

/** Runs every recorded backtest of the newest models again. */
export async function* checkEvaluations(context: VerifyContext): AsyncGenerator<CheckRow> {
  const { chain, contracts, edge, engine, signal } = context;
  const contract = { address: contracts.modelRegistry, abi: modelRegistryAbi } as const;
  const markets = await edge.markets();
  const count = await chain.readContract({ ...contract, functionName: 'modelCount' });
  const start = count > MODELS_MAX ? count - MODELS_MAX : 0n;
  const models = await chain.readContract({ ...contract, functionName: 'models', args: [start, MODELS_MAX] });
  let found = 0;
  for (const model of models.toReversed()) {
    const total = await chain.readContract({
      ...contract,
      functionName: 'evaluationCount',
      args: [model.modelId],
    });
    const first = total > EVALUATIONS_MAX ? total - EVALUATIONS_MAX : 0n;
    for (let index = first; index < total; index++) {
      signal.throwIfAborted();
      const { evaluation } = await chain.readContract({
        ...contract,
        functionName: 'evaluation',
        args: [model.modelId, index],
      });
      const market = markets.find(({ id }) => id === evaluation.marketId);
      if (!market) continue;
      const candles = await readCandles(
        edge,
        market,
        Number(evaluation.firstOpenTimeMs),
        Number(evaluation.lastOpenTimeMs),
      );
      const file = await edge.model(model.modelId).catch(() => undefined);
      found++;
      yield* checkEvaluation(engine, {
        modelId: model.modelId,
        modelName: model.name,
        recorded: evaluation,
        file,
        candles: candles.map((candle) => toEngineCandle(candle, market)),
      });
    }
  }
  if (found === 0)
    yield {
      section: 'evaluations',
      kind: 'nothingYet',
      values: {},
      ours: '–',
      theirs: '–',
      state: 'unchecked',
    };
}
