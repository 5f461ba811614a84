import { exchangeAbi } from '@quantum-chain/contracts';
import type { Exchange } from '@quantum-chain/wasm';
import type { Hex } from 'viem';
import type { CheckRow } from './CheckRow.ts';
import { checkBalance } from './checkBalances.ts';
import type { VerifyContext } from './VerifyContext.ts';

/** Accounts whose balances one run compares, the newest first: with the operator's own they are everybody on a devnet. */
const ACCOUNTS_MAX = 100;
/** A deposit is in the log within a second or two; this many blocks are far more. */
const LATE_DEPOSIT_BLOCKS = 60n;
const ASSETS = ['tUSD', 'tBTC'];

/** Every account's funds after the replay beside what the contract held in the last batch's block. */
export async function* balanceRows(
  context: VerifyContext,
  exchange: Exchange,
  blockNumber: bigint,
): AsyncGenerator<CheckRow> {
  const { chain, contracts, signal } = context;
  const contract = { address: contracts.exchange, abi: exchangeAbi } as const;
  const fromBlock = blockNumber > LATE_DEPOSIT_BLOCKS ? blockNumber - LATE_DEPOSIT_BLOCKS : 0n;
  const deposits = await chain.getContractEvents({
    ...contract,
    eventName: 'Deposited',
    fromBlock,
    toBlock: blockNumber,
  });
  const first = Math.max(0, exchange.accountCount - ACCOUNTS_MAX);
  for (let account = exchange.accountCount - 1; account >= first; account--) {
    signal.throwIfAborted();
    const address = exchange.addressOf(account) as Hex;
    for (const [assetId, asset] of ASSETS.entries()) {
      const read = (functionName: 'balanceOf' | 'lockedOf') =>
        chain.readContract({ ...contract, functionName, args: [address, assetId], blockNumber });
      const [free, locked] = await Promise.all([read('balanceOf'), read('lockedOf')]);
      const { available, reserved } = exchange.balance(account, assetId);
      const lateDeposits = deposits
        .filter(
          ({ args }) => args.account?.toLowerCase() === address.toLowerCase() && args.assetId === assetId,
        )
        .map(({ args }) => args.amount ?? 0n);
      if (available + reserved === 0n && free + locked === 0n) continue;
      yield checkBalance({
        address,
        asset,
        replayed: available + reserved,
        onChain: free + locked,
        lateDeposits,
      });
    }
  }
}
