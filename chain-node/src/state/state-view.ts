import type { Hex } from 'viem';
import type { AccountRecord } from './account-record.ts';

type Awaitable<T> = T | Promise<T>;

/**
 * State at one block, for reading only. Whatever is committed afterwards does not show through.
 * Addresses and slots are lower-case hex of 20 and 32 bytes.
 */
export interface StateView {
  account(address: Hex): Awaitable<AccountRecord | undefined>;
  /** The slot's value without leading zeros; empty if it is zero. */
  storage(address: Hex, slot: Hex): Awaitable<Uint8Array>;
  code(codeHash: Uint8Array): Awaitable<Uint8Array>;
}
