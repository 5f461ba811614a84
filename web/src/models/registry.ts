import { modelRegistryAbi, pinnedMetrics } from '@quantum-chain/contracts';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import type { Hex } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { edge } from '../edge/edge.ts';
import { queryClient } from '../state/queryClient.ts';
import { requireSigner } from '../wallet/wallet.ts';
import type { Backtest } from './backtest.ts';
import { modelIdOf } from './modelWorker.ts';

export interface Publication {
  file: Uint8Array<ArrayBuffer>;
  name: string;
  licence: string;
}
export type PublishStep = 'upload' | 'register';

/** Stores the file at the edge under its content id, then lists it on chain under the wallet's name, for good. */
export async function publishModel(
  publication: Publication,
  onStep: (step: PublishStep) => void,
): Promise<Hex> {
  requireSigner();
  const { contracts } = await chainContext();
  const modelId = await modelIdOf(publication.file);
  onStep('upload');
  await edge.putModel(modelId, publication.file);
  onStep('register');
  await sendContract({
    address: contracts.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'publish',
    args: [
      modelId,
      publication.name.trim(),
      publication.licence.trim(),
      `${location.origin}/v1/models/${modelId}`,
    ],
  });
  await queryClient.invalidateQueries({ queryKey: ['models', 'list'] });
  return modelId;
}

/** Pins a backtest that was run here to its model. Anybody can run it again and see whether it is true. */
export async function recordBacktest(modelId: Hex, backtest: Backtest, market: MarketAnswer): Promise<void> {
  const { contracts } = await chainContext();
  await sendContract({
    address: contracts.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'recordEvaluation',
    args: [
      modelId,
      {
        marketId: market.id,
        firstOpenTimeMs: BigInt(backtest.firstOpenTimeMs),
        lastOpenTimeMs: BigInt(backtest.lastOpenTimeMs),
        datasetId: backtest.datasetId,
        parametersHash: backtest.parametersHash,
        resultHash: backtest.resultHash,
        engineDigest: backtest.engineDigest,
        ...pinnedMetrics(backtest.metrics),
        tradeCount: backtest.tradeCount,
        barCount: backtest.barCount,
      },
    ],
  });
  await queryClient.invalidateQueries({ queryKey: ['models', 'evaluations', modelId] });
}
