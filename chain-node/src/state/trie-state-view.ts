import { RLP } from '@ethereumjs/rlp';
import { equalsBytes, hexToBytes, KECCAK256_RLP } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { type AccountRecord, decodeAccount } from './account-record.ts';
import type { Environment } from './environment.ts';
import { openTrie } from './open-trie.ts';
import type { StateView } from './state-view.ts';
import { TrieNodes } from './trie-nodes.ts';

const NOTHING = new Uint8Array(0);

/** State at any committed root, from the trie. Slower than the flat tables, which know the head only. */
export class TrieStateView implements StateView {
  readonly #environment: Environment;
  readonly #nodes: TrieNodes;
  readonly #stateRoot: Uint8Array;

  constructor(environment: Environment, stateRoot: Uint8Array) {
    this.#environment = environment;
    this.#nodes = new TrieNodes(environment);
    this.#stateRoot = stateRoot;
  }

  async account(address: Hex): Promise<AccountRecord | undefined> {
    const leaf = await this.#leaf(this.#stateRoot, address);
    return leaf === null ? undefined : decodeAccount(leaf);
  }

  async storage(address: Hex, slot: Hex): Promise<Uint8Array> {
    const account = await this.account(address);
    if (account === undefined) return NOTHING;
    const leaf = await this.#leaf(account.storageRoot, slot);
    return leaf === null ? NOTHING : (RLP.decode(leaf) as Uint8Array);
  }

  code(codeHash: Uint8Array): Uint8Array {
    return this.#environment.code.get(codeHash) ?? NOTHING;
  }

  async #leaf(root: Uint8Array, key: Hex): Promise<Uint8Array | null> {
    // The empty trie has a root but no node that the root could be found at.
    if (equalsBytes(root, KECCAK256_RLP)) return null;
    return openTrie(this.#nodes, root).get(hexToBytes(key), true);
  }
}
