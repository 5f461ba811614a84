import { exchangeAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import type { SettledFill } from './fillCheck.ts';

const POLL_MS = 2_000;

export interface ContractBalance {
  free: bigint;
  locked: bigint;
}

/** What the contract holds for an account in one asset. */
export function contractBalanceQuery(
  chain: ChainContext | undefined,
  account: Hex | undefined,
  assetId: number,
) {
  return queryOptions({
    queryKey: ['exchange', 'contractBalance', account, assetId],
    enabled: chain !== undefined && account !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<ContractBalance> => {
      if (!chain || !account) throw new Error('disabled without an account');
      const exchange = {
        address: chain.contracts.exchange,
        abi: exchangeAbi,
        args: [account, assetId],
      } as const;
      const [free, locked] = await Promise.all([
        chain.client.readContract({ ...exchange, functionName: 'balanceOf' }),
        chain.client.readContract({ ...exchange, functionName: 'lockedOf' }),
      ]);
      return { free, locked };
    },
  });
}

/** The fills that a transaction settled, from its receipt. A receipt does not change. */
export function settledFillsQuery(chain: ChainContext | undefined, transaction: Hex | null) {
  return queryOptions({
    queryKey: ['exchange', 'settledFills', transaction],
    enabled: chain !== undefined && transaction !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<SettledFill[]> => {
      if (!chain || !transaction) throw new Error('disabled without a transaction');
      const { parseEventLogs } = await import('viem');
      const receipt = await chain.client.getTransactionReceipt({ hash: transaction });
      return parseEventLogs({ abi: exchangeAbi, eventName: 'FillSettled', logs: receipt.logs })
        .filter((event) => event.address.toLowerCase() === chain.contracts.exchange.toLowerCase())
        .map(({ args }) => ({
          makerOrderDigest: args.makerOrderDigest,
          takerOrderDigest: args.takerOrderDigest,
          marketId: args.marketId,
          priceTicks: args.priceTicks,
          quantityLots: args.quantityLots,
        }));
    },
  });
}

/** The last settled price of a market, in ticks; 0 before the first fill. */
export function markPriceQuery(chain: ChainContext | undefined, marketId: number | undefined) {
  return queryOptions({
    queryKey: ['exchange', 'markPrice', marketId],
    enabled: chain !== undefined && marketId !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<bigint> => {
      if (!chain || marketId === undefined) throw new Error('disabled without a market');
      return chain.client.readContract({
        address: chain.contracts.exchange,
        abi: exchangeAbi,
        functionName: 'markPriceTicks',
        args: [marketId],
      });
    },
  });
}
