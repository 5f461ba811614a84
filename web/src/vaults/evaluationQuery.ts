import { modelRegistryAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';

/** The newest test that somebody recorded of a model. */
export interface RecordedTest {
  /** 0.05 is 5 %. */
  totalReturn: number;
  maxDrawdown: number;
  bars: number;
}

const BPS = 10_000;

/** @returns null where nobody recorded one. */
export function evaluationQuery(chain: ChainContext | undefined, modelId: Hex | undefined) {
  return queryOptions({
    queryKey: ['vaults', 'evaluation', modelId],
    enabled: chain !== undefined && modelId !== undefined,
    queryFn: async (): Promise<RecordedTest | null> => {
      if (!chain || !modelId) throw new Error('disabled without a model');
      const registry = { address: chain.contracts.modelRegistry, abi: modelRegistryAbi } as const;
      const count = await chain.client.readContract({
        ...registry,
        functionName: 'evaluationCount',
        args: [modelId],
      });
      if (count === 0n) return null;
      const { evaluation } = await chain.client.readContract({
        ...registry,
        functionName: 'evaluation',
        args: [modelId, count - 1n],
      });
      return {
        totalReturn: Number(evaluation.totalReturnBps) / BPS,
        maxDrawdown: evaluation.maxDrawdownBps / BPS,
        bars: evaluation.barCount,
      };
    },
  });
}
