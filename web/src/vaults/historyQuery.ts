import { modelVaultAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import type { SharedProfit } from './profitShare.ts';
import type { RedemptionEvents } from './redemption.ts';

export interface ProfitEvent extends SharedProfit {
  key: string;
  blockNumber: bigint;
  transaction: Hex;
}

/** An investor's own events in one vault, oldest first. */
export interface VaultHistory extends RedemptionEvents {
  /** Dollars of each investment, 6 decimals. */
  investments: readonly bigint[];
  shared: readonly ProfitEvent[];
}

const POLL_MS = 4_000;

export function historyQuery(
  chain: ChainContext | undefined,
  vault: Hex | undefined,
  investor: Hex | undefined,
) {
  return queryOptions({
    queryKey: ['vaults', 'history', vault, investor],
    enabled: chain !== undefined && vault !== undefined && investor !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<VaultHistory> => {
      if (!chain || !vault || !investor) throw new Error('disabled without an investor');
      const { client, fromBlock } = chain;
      const from = { address: vault, abi: modelVaultAbi, fromBlock, strict: true } as const;
      const [invested, requested, processed, claimed, shared] = await Promise.all([
        client.getContractEvents({ ...from, eventName: 'Deposit', args: { owner: investor } }),
        client.getContractEvents({ ...from, eventName: 'RedeemRequested', args: { investor } }),
        client.getContractEvents({ ...from, eventName: 'RedeemProcessed', args: { investor } }),
        client.getContractEvents({ ...from, eventName: 'RedeemClaimed', args: { investor } }),
        client.getContractEvents({ ...from, eventName: 'ProfitShared', args: { investor } }),
      ]);
      return {
        investments: invested.map(({ args }) => args.assets),
        requested: requested.map(({ args }) => args),
        processed: processed.map(({ args }) => args),
        claimed: claimed.map(({ args }) => args),
        shared: shared.map(({ args, blockNumber, transactionHash, logIndex }) => ({
          ...args,
          key: `${blockNumber}:${logIndex}`,
          blockNumber,
          transaction: transactionHash,
        })),
      };
    },
  });
}
