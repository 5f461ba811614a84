import { exchangeAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';

/** A withdrawal that was asked for and not paid yet. */
export interface OpenWithdrawal {
  withdrawalId: bigint;
  assetId: number;
  amount: bigint;
  /** From then on the contract pays it without the edge. */
  claimableAtMs: number;
}

/** The edge pays in seconds: what is still open is among the newest. */
const NEWEST = 50n;
const POLL_MS = 4_000;

/** An account's withdrawals on their way, oldest first. `enabled` is whether the contract holds anything locked for it. */
export function withdrawalsQuery(chain: ChainContext | undefined, account: Hex, enabled: boolean) {
  return queryOptions({
    queryKey: ['exchange', 'withdrawals', account],
    enabled: chain !== undefined && enabled,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<OpenWithdrawal[]> => {
      if (!chain) throw new Error('disabled without a chain');
      const exchange = { address: chain.contracts.exchange, abi: exchangeAbi } as const;
      const last = await chain.client.readContract({ ...exchange, functionName: 'lastWithdrawalId' });
      const first = last > NEWEST ? last - NEWEST + 1n : 1n;
      const ids = Array.from({ length: Number(last - first + 1n) }, (_, index) => first + BigInt(index));
      const all = await Promise.all(
        ids.map(async (withdrawalId) => ({
          withdrawalId,
          ...(await chain.client.readContract({
            ...exchange,
            functionName: 'withdrawal',
            args: [withdrawalId],
          })),
        })),
      );
      return all
        .filter(
          (withdrawal) => !withdrawal.paid && withdrawal.account.toLowerCase() === account.toLowerCase(),
        )
        .map(({ withdrawalId, assetId, amount, claimableAt }) => ({
          withdrawalId,
          assetId,
          amount,
          claimableAtMs: Number(claimableAt) * 1_000,
        }));
    },
  });
}
