import { RLP } from '@ethereumjs/rlp';
import { type BatchDBOp, bytesToUnprefixedHex, type DB, unprefixedHexToBytes } from '@ethereumjs/util';
import type { Environment } from './environment.ts';

const HASH_BYTES = 32;
const BRANCH_ITEMS = 17;
/** Bit of a hex-prefixed path's first byte that says "leaf" (Yellow Paper, appendix C). */
const LEAF_FLAG = 0x20;

type RawNode = (Uint8Array | RawNode)[];

/**
 * Trie nodes by hash: those of committed blocks in LMDB below, those that a block being built adds above, in memory.
 *
 * Nodes are never deleted, so every committed root stays readable: history costs disk, not code.
 */
export class TrieNodes implements DB<string, Uint8Array> {
  readonly #environment: Environment;
  readonly #added = new Map<string, Uint8Array>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  async get(hash: string): Promise<Uint8Array | undefined> {
    return this.#added.get(hash) ?? this.#environment.trie.get(unprefixedHexToBytes(hash));
  }

  async put(hash: string, node: Uint8Array): Promise<void> {
    this.#added.set(hash, node);
  }

  async del(hash: string): Promise<void> {
    this.#added.delete(hash);
  }

  async batch(operations: BatchDBOp<string, Uint8Array>[]): Promise<void> {
    for (const operation of operations) {
      if (operation.type === 'put') this.#added.set(operation.key, operation.value);
      else this.#added.delete(operation.key);
    }
  }

  shallowCopy(): TrieNodes {
    return this;
  }

  async open(): Promise<void> {}

  /**
   * The added nodes that `roots` reach. The trie library writes each intermediate node of each single insertion;
   * most of those are garbage by the end of the block, and this is what leaves them out.
   */
  reachable(roots: Iterable<Uint8Array>): Map<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    const pending = Array.from(roots, bytesToUnprefixedHex);
    for (let hash = pending.pop(); hash !== undefined; hash = pending.pop()) {
      const node = this.#added.get(hash);
      if (node === undefined || found.has(hash)) continue;
      found.set(hash, node);
      for (const child of childHashes(RLP.decode(node) as RawNode)) pending.push(bytesToUnprefixedHex(child));
    }
    return found;
  }
}

/** Hashes a node refers to, also through children that are embedded because they are shorter than a hash. */
function* childHashes(node: RawNode): Generator<Uint8Array> {
  const children =
    node.length === BRANCH_ITEMS ? node.slice(0, BRANCH_ITEMS - 1) : isLeaf(node) ? [] : [node[1]];
  for (const child of children) {
    if (Array.isArray(child)) yield* childHashes(child);
    else if (child?.length === HASH_BYTES) yield child;
  }
}

function isLeaf([path]: RawNode): boolean {
  return path instanceof Uint8Array && ((path[0] ?? 0) & LEAF_FLAG) !== 0;
}
