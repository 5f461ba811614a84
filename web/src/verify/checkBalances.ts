import { type CheckRow, compared } from './CheckRow.ts';

/** An account's funds in one asset, as the replay left them and as the contract held them at the last batch's block. */
export interface BalancePair {
  address: string;
  asset: string;
  /** Available and reserved, base units. */
  replayed: bigint;
  /** Free and locked, base units. */
  onChain: bigint;
  /** Deposits of the last blocks up to that one, oldest first: the newest may not be in the log yet. */
  lateDeposits: readonly bigint[];
}

/** Equal, or the chain is ahead by deposits that the log has not credited yet. */
export function checkBalance(pair: BalancePair): CheckRow {
  const row = compared(
    'settlement',
    'balance',
    { address: pair.address, asset: pair.asset },
    pair.replayed.toString(),
    pair.onChain.toString(),
  );
  let onTheWay = 0n;
  for (const amount of pair.lateDeposits.toReversed()) {
    onTheWay += amount;
    if (row.state === 'differs' && pair.replayed + onTheWay === pair.onChain)
      return { ...row, state: 'pending' };
  }
  return row;
}
