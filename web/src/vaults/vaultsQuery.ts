import { modelRegistryAbi, modelVaultAbi, modelVaultFactoryAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import { queryClient } from '../state/queryClient.ts';
import type { FeeTerms } from './profitShare.ts';
import type { VaultTotals } from './shareMath.ts';

/** What never changes about a vault. */
interface VaultConstants extends FeeTerms {
  address: Hex;
  modelId: Hex;
  modelName: string;
  /** The model's author. */
  developer: Hex;
  /** tUSD, 6 decimals. */
  minimumInvestment: bigint;
  distributionIntervalSeconds: bigint;
}

/** A vault as the chain has it at one block. */
export interface ListedVault extends VaultConstants, VaultTotals {
  trader: Hex;
}

/** A list of more needs a search of its own. The newest are kept. */
const VAULTS_MAX = 100n;
const POLL_MS = 4_000;

/** The newest vaults, newest first, all read at one block. */
export function vaultsQuery(chain: ChainContext | undefined) {
  return queryOptions({
    queryKey: ['vaults', 'list'],
    enabled: chain !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<ListedVault[]> => {
      if (!chain) throw new Error('disabled without a chain');
      const blockNumber = await chain.client.getBlockNumber();
      const factory = {
        address: chain.contracts.modelVaultFactory,
        abi: modelVaultFactoryAbi,
        blockNumber,
      } as const;
      const count = await chain.client.readContract({ ...factory, functionName: 'vaultCount' });
      const start = count > VAULTS_MAX ? count - VAULTS_MAX : 0n;
      const addresses = await chain.client.readContract({
        ...factory,
        functionName: 'vaults',
        args: [start, VAULTS_MAX],
      });
      const listed = await Promise.all(addresses.map((address) => readVault(chain, address, blockNumber)));
      return listed.reverse();
    },
  });
}

async function readVault(chain: ChainContext, address: Hex, blockNumber: bigint): Promise<ListedVault> {
  const vault = { address, abi: modelVaultAbi, blockNumber } as const;
  const [constants, totalAssets, totalSupply, trader] = await Promise.all([
    queryClient.fetchQuery({
      queryKey: ['vaults', 'constants', chain.chainId, address],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => readConstants(chain, address),
    }),
    chain.client.readContract({ ...vault, functionName: 'totalAssets' }),
    chain.client.readContract({ ...vault, functionName: 'totalSupply' }),
    chain.client.readContract({ ...vault, functionName: 'trader' }),
  ]);
  return { ...constants, totalAssets, totalSupply, trader };
}

async function readConstants(chain: ChainContext, address: Hex): Promise<VaultConstants> {
  const vault = { address, abi: modelVaultAbi } as const;
  const [terms, minimumInvestment] = await Promise.all([
    chain.client.readContract({ ...vault, functionName: 'terms' }),
    chain.client.readContract({ ...vault, functionName: 'minimumInvestment' }),
  ]);
  const { modelId, developer, performanceFeeBps, developerShareBps, distributionIntervalSeconds } = terms;
  const { name } = await chain.client.readContract({
    address: chain.contracts.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'model',
    args: [modelId],
  });
  return {
    address,
    modelId,
    modelName: name,
    developer,
    minimumInvestment,
    performanceFeeBps,
    developerShareBps,
    distributionIntervalSeconds,
  };
}
