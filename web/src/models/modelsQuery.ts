import { modelRegistryAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';

/** A published model as the registry lists it. */
export interface ListedModel {
  modelId: Hex;
  owner: Hex;
  publishedAtMs: number;
  name: string;
  licence: string;
  uri: string;
}

const PAGE = 100n;
/** A list of more needs a search of its own. */
const MODELS_MAX = 1_000n;
const POLL_MS = 5_000;

/** All published models, oldest first, read from the chain. */
export function modelsQuery(chain: ChainContext | undefined) {
  return queryOptions({
    queryKey: ['models', 'list'],
    enabled: chain !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<ListedModel[]> => {
      if (!chain) throw new Error('disabled without a chain');
      const registry = { address: chain.contracts.modelRegistry, abi: modelRegistryAbi } as const;
      const count = await chain.client.readContract({ ...registry, functionName: 'modelCount' });
      const last = count < MODELS_MAX ? count : MODELS_MAX;
      const listed: ListedModel[] = [];
      for (let start = 0n; start < last; start += PAGE) {
        const page = await chain.client.readContract({
          ...registry,
          functionName: 'models',
          args: [start, PAGE],
        });
        for (const { modelId, owner, publishedAt, name, licence, uri } of page)
          listed.push({ modelId, owner, publishedAtMs: Number(publishedAt) * 1_000, name, licence, uri });
      }
      return listed;
    },
  });
}
