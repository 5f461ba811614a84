import { modelVaultAbi } from '@quantum-chain/contracts';
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

/** Reads them up to a block, so that they fit what else was read at it. */
export async function readHistory(
  { client, fromBlock }: ChainContext,
  vault: Hex,
  investor: Hex,
  toBlock: bigint,
): Promise<VaultHistory> {
  const range = { address: vault, abi: modelVaultAbi, fromBlock, toBlock, strict: true } as const;
  const [invested, requested, processed, claimed, shared] = await Promise.all([
    client.getContractEvents({ ...range, eventName: 'Deposit', args: { owner: investor } }),
    client.getContractEvents({ ...range, eventName: 'RedeemRequested', args: { investor } }),
    client.getContractEvents({ ...range, eventName: 'RedeemProcessed', args: { investor } }),
    client.getContractEvents({ ...range, eventName: 'RedeemClaimed', args: { investor } }),
    client.getContractEvents({ ...range, eventName: 'ProfitShared', args: { investor } }),
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
}
