import { modelVaultAbi, testTokenAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import { readHistory, type VaultHistory } from './readHistory.ts';
import type { VaultTotals } from './shareMath.ts';

/** What an investor has in a vault, all read at one block. */
export interface Position extends VaultTotals {
  blockNumber: bigint;
  chainTimeSeconds: bigint;
  shares: bigint;
  /** What the contract itself says the shares are worth. */
  saidAssets: bigint;
  /** 18 decimals. */
  saidSharePrice: bigint;
  /** High-water mark, 18 decimals; 0 before the first investment. */
  mark: bigint;
  lastDistributionAtSeconds: bigint;
  /** Dollars in the vault itself, out of which requests are paid. */
  dollarsInVault: bigint;
  history: VaultHistory;
}

const POLL_MS = 2_000;

export function positionQuery(
  chain: ChainContext | undefined,
  vault: Hex | undefined,
  investor: Hex | undefined,
) {
  return queryOptions({
    queryKey: ['vaults', 'position', vault, investor],
    enabled: chain !== undefined && vault !== undefined && investor !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<Position> => {
      if (!chain || !vault || !investor) throw new Error('disabled without an investor');
      const { number: blockNumber, timestamp } = await chain.client.getBlock();
      const contract = { address: vault, abi: modelVaultAbi, blockNumber } as const;
      const { client } = chain;
      const shares = await client.readContract({ ...contract, functionName: 'balanceOf', args: [investor] });
      const [totalAssets, totalSupply, saidAssets, saidSharePrice, mark, last, dollarsInVault, history] =
        await Promise.all([
          client.readContract({ ...contract, functionName: 'totalAssets' }),
          client.readContract({ ...contract, functionName: 'totalSupply' }),
          client.readContract({ ...contract, functionName: 'convertToAssets', args: [shares] }),
          client.readContract({ ...contract, functionName: 'sharePrice' }),
          client.readContract({ ...contract, functionName: 'highWaterMark', args: [investor] }),
          client.readContract({ ...contract, functionName: 'lastDistributionAt', args: [investor] }),
          client.readContract({
            address: chain.contracts.tUSD,
            abi: testTokenAbi,
            functionName: 'balanceOf',
            args: [vault],
            blockNumber,
          }),
          readHistory(chain, vault, investor, blockNumber),
        ]);
      return {
        blockNumber,
        chainTimeSeconds: timestamp,
        shares,
        totalAssets,
        totalSupply,
        saidAssets,
        saidSharePrice,
        mark,
        lastDistributionAtSeconds: last,
        dollarsInVault,
        history,
      };
    },
  });
}
