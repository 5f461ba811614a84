import { testTokenAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';

export interface WalletBalances {
  /** tUSD, 6 decimals. */
  dollars: bigint;
  /** tBTC, 8 decimals. */
  bitcoin: bigint;
  /** QOR for network fees, 18 decimals. */
  qor: bigint;
}

const POLL_MS = 4_000;

/** What an address holds outside of the exchange, read from the chain. */
export function walletBalancesQuery(chain: ChainContext | undefined, address: Hex | undefined) {
  return queryOptions({
    queryKey: ['wallet', 'balances', address],
    enabled: chain !== undefined && address !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<WalletBalances> => {
      if (!chain || !address) throw new Error('disabled without a wallet');
      const balanceOf = (token: Hex) =>
        chain.client.readContract({
          address: token,
          abi: testTokenAbi,
          functionName: 'balanceOf',
          args: [address],
        });
      const [dollars, bitcoin, qor] = await Promise.all([
        balanceOf(chain.contracts.tUSD),
        balanceOf(chain.contracts.tBTC),
        chain.client.getBalance({ address }),
      ]);
      return { dollars, bitcoin, qor };
    },
  });
}
