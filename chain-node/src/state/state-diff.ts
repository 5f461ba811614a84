import type { Hex } from 'viem';

/** What a block did to one account. */
export interface AccountChange {
  readonly address: Hex;
  /** `null`: the account is gone, with its storage. */
  readonly account: {
    readonly nonce: bigint;
    readonly balance: bigint;
    readonly codeHash: Uint8Array;
  } | null;
  /** All slots were dropped before `storage` was written. */
  readonly storageCleared: boolean;
  /** Changed slots in ascending order; an empty value deletes the slot. */
  readonly storage: readonly { readonly slot: Hex; readonly value: Uint8Array }[];
}

/**
 * The whole effect of a block on the state, sorted by address, with nothing in it that did not change: two executors
 * that agree produce the same diff.
 */
export interface StateDiff {
  readonly accounts: readonly AccountChange[];
  /** Code that was not deployed before, by its keccak-256. */
  readonly codes: readonly { readonly hash: Uint8Array; readonly code: Uint8Array }[];
}
