import { type Address, getAddress, parseEther } from 'viem';
import { devAccounts } from './dev-accounts.ts';

/** What block 0 consists of. Everything in it is fixed, so that every devnet begins with the same block hash. */
export interface Genesis {
  readonly timestamp: bigint;
  readonly gasLimit: bigint;
  readonly baseFeePerGas: bigint;
  /** Native balances in wei. */
  readonly balances: ReadonlyMap<Address, bigint>;
}

/** Two thousand plain transfers a block would use 42 M; deployments of large contracts need a few million each. */
const GAS_LIMIT = 60_000_000n;

/**
 * EIP-1559 never pushes the base fee below this. 0.001 gwei makes a transfer cost 2.1 × 10^-8 QOR, and leaves room
 * for a 10 % replacement bump to be more than nothing.
 */
export const BASE_FEE_MIN_WEI = 1_000_000n;

const DEV_BALANCE_WEI = parseEther('1000000');

/** The devnet's genesis: ten public development accounts with 1,000,000 QOR each. */
export function devnetGenesis(): Genesis {
  return {
    timestamp: 0n,
    gasLimit: GAS_LIMIT,
    baseFeePerGas: BASE_FEE_MIN_WEI,
    balances: new Map(devAccounts().map(({ address }) => [getAddress(address), DEV_BALANCE_WEI])),
  };
}
