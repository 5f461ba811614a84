import { RLP } from '@ethereumjs/rlp';
import { hexToBytes, KECCAK256_RLP } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { type AccountRecord, EMPTY_ACCOUNT, encodeAccount } from './account-record.ts';
import type { Environment } from './environment.ts';
import { openTrie } from './open-trie.ts';
import type { StateDiff } from './state-diff.ts';
import type { StateView } from './state-view.ts';
import { TrieNodes } from './trie-nodes.ts';

/** Everything that committing a diff writes, worked out beforehand so that the commit itself is only writing. */
export interface StateUpdate {
  readonly stateRoot: Uint8Array;
  readonly diff: StateDiff;
  /** Changed accounts with their new storage roots; `null` for one that is gone. */
  readonly accounts: ReadonlyMap<Hex, Uint8Array | null>;
  /** New trie nodes by unprefixed hex of their hash. */
  readonly nodes: ReadonlyMap<string, Uint8Array>;
}

/**
 * Applies a block's diff to the tries of its parent, once for the whole block, and writes nothing.
 *
 * @param parent state that the diff was made on; `parentRoot` is its root
 * @throws if the parent's trie is incomplete
 */
export async function computeStateUpdate(
  environment: Environment,
  parent: StateView,
  parentRoot: Uint8Array,
  diff: StateDiff,
): Promise<StateUpdate> {
  const nodes = new TrieNodes(environment);
  const stateTrie = openTrie(nodes, parentRoot);
  const accounts = new Map<Hex, Uint8Array | null>();
  const roots: Uint8Array[] = [];
  for (const change of diff.accounts) {
    const key = hexToBytes(change.address);
    if (change.account === null) {
      accounts.set(change.address, null);
      await stateTrie.del(key);
      continue;
    }
    const before: AccountRecord = (await parent.account(change.address)) ?? EMPTY_ACCOUNT;
    const storageTrie = openTrie(nodes, change.storageCleared ? KECCAK256_RLP : before.storageRoot);
    for (const { slot, value } of change.storage) {
      if (value.length === 0) await storageTrie.del(hexToBytes(slot));
      else await storageTrie.put(hexToBytes(slot), RLP.encode(value));
    }
    const storageRoot = storageTrie.root();
    roots.push(storageRoot);
    const leaf = encodeAccount({ ...change.account, storageRoot });
    accounts.set(change.address, leaf);
    await stateTrie.put(key, leaf);
  }
  const stateRoot = stateTrie.root();
  roots.push(stateRoot);
  return { stateRoot, diff, accounts, nodes: nodes.reachable(roots) };
}
