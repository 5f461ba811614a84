import { MerklePatriciaTrie } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { bytesToHex } from '@ethereumjs/util';
import { decodeAccount } from '../../src/state/account-record.ts';
import type { Environment } from '../../src/state/environment.ts';

const ADDRESS_BYTES = 20;

/**
 * The state root worked out from the flat tables alone, with tries of their own: what the header must say if flat state,
 * trie and block were written together.
 *
 * @throws if an account's storage root is not its slots', or its code is missing
 */
export async function rebuildStateRoot({ accounts, storage, code }: Environment): Promise<string> {
  const storageTries = new Map<string, MerklePatriciaTrie>();
  for (const { key, value } of storage.getRange({})) {
    const owner = bytesToHex(key.subarray(0, ADDRESS_BYTES));
    const trie = storageTries.get(owner) ?? new MerklePatriciaTrie({ useKeyHashing: true });
    storageTries.set(owner, trie);
    await trie.put(key.subarray(ADDRESS_BYTES), RLP.encode(value));
  }
  const stateTrie = new MerklePatriciaTrie({ useKeyHashing: true });
  for (const { key, value } of accounts.getRange({})) {
    const owner = bytesToHex(key);
    const account = decodeAccount(value);
    const storageRoot = storageTries.get(owner)?.root() ?? new MerklePatriciaTrie().EMPTY_TRIE_ROOT;
    if (bytesToHex(storageRoot) !== bytesToHex(account.storageRoot)) {
      throw new Error(
        `${owner} says storage root ${bytesToHex(account.storageRoot)}, its slots say otherwise`,
      );
    }
    const isPlain = bytesToHex(account.codeHash) === EMPTY_CODE_HASH;
    if (!isPlain && code.get(account.codeHash) === undefined) throw new Error(`${owner}'s code is missing`);
    storageTries.delete(owner);
    await stateTrie.put(key, value);
  }
  if (storageTries.size > 0)
    throw new Error(`slots without an account: ${[...storageTries.keys()].join(', ')}`);
  return bytesToHex(stateTrie.root());
}

const EMPTY_CODE_HASH = '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470';
