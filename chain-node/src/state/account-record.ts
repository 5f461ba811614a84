import { RLP } from '@ethereumjs/rlp';
import {
  bigIntToUnpaddedBytes,
  bytesToBigInt,
  equalsBytes,
  KECCAK256_NULL,
  KECCAK256_RLP,
} from '@ethereumjs/util';

/** An account as the state trie holds it (Yellow Paper, section 4.1). Amounts are wei. */
export interface AccountRecord {
  readonly nonce: bigint;
  readonly balance: bigint;
  readonly storageRoot: Uint8Array;
  readonly codeHash: Uint8Array;
}

/** The account that an address has before anything happened to it. */
export const EMPTY_ACCOUNT: AccountRecord = {
  nonce: 0n,
  balance: 0n,
  storageRoot: KECCAK256_RLP,
  codeHash: KECCAK256_NULL,
};

/** Canonical bytes: the value of the account's leaf in the state trie. */
export function encodeAccount(account: AccountRecord): Uint8Array {
  return RLP.encode([
    bigIntToUnpaddedBytes(account.nonce),
    bigIntToUnpaddedBytes(account.balance),
    account.storageRoot,
    account.codeHash,
  ]);
}

/** Inverse of {@link encodeAccount}. */
export function decodeAccount(bytes: Uint8Array): AccountRecord {
  const [nonce, balance, storageRoot, codeHash] = RLP.decode(bytes) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return { nonce: bytesToBigInt(nonce), balance: bytesToBigInt(balance), storageRoot, codeHash };
}

export function hasCode(account: AccountRecord): boolean {
  return !equalsBytes(account.codeHash, KECCAK256_NULL);
}
