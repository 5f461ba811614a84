import { join } from 'node:path';
import type { Common } from '@ethereumjs/common';
import { concatBytes, hexToBytes } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { NodeError } from '../errors/node-error.ts';
import { type ChainBlock, decodeChainBlock, encodeChainBlock } from './chain-block.ts';
import { type Environment, openEnvironment, otherProcesses } from './environment.ts';
import { FlatStateView } from './flat-state-view.ts';
import {
  addressPrefix,
  blockKey,
  indexKey,
  positionKey,
  readBlockKey,
  readPositionKey,
  topicPrefix,
} from './keys.ts';
import type { StateUpdate } from './state-update.ts';
import type { StateView } from './state-view.ts';
import { TrieStateView } from './trie-state-view.ts';
import { writeState } from './write-state.ts';

/** Raised when what is on disk is another chain's, or not a chain's at all. */
export class ChainStoreError extends NodeError<
  'WRONG_SCHEMA' | 'WRONG_GENESIS' | 'MISSING_BLOCK' | 'HEAD_MOVED' | 'IN_USE'
> {}

/** Layout of the databases; a node refuses a folder that another layout wrote. */
const SCHEMA = 1;
const META_SCHEMA = new TextEncoder().encode('schema');
const META_HEAD = new TextEncoder().encode('head');
/** Decoded blocks kept in memory: wallets ask for the newest again and again. */
const CACHED_BLOCKS_MAX = 128;

/** The chain on disk: blocks, receipts, indices, flat state and trie, each block written in one transaction. */
export class ChainStore {
  readonly environment: Environment;
  readonly #common: Common;
  readonly #cache = new Map<bigint, ChainBlock>();

  /**
   * @param folder the node's data folder; the databases lie in `chain` in it
   * @throws {ChainStoreError} if another process has it open, or it was written by another version
   */
  constructor(folder: string, common: Common) {
    this.#common = common;
    this.environment = openEnvironment(join(folder, 'chain'));
    const [other] = otherProcesses(this.environment);
    if (other !== undefined)
      throw new ChainStoreError('IN_USE', `process ${other} already runs a node on ${folder}`);
    const schema = this.environment.meta.get(META_SCHEMA);
    if (schema !== undefined && schema[0] !== SCHEMA) {
      throw new ChainStoreError(
        'WRONG_SCHEMA',
        `${folder} holds layout ${schema[0]}, this node reads ${SCHEMA}`,
      );
    }
  }

  /** Number of the newest block, or `undefined` before genesis. */
  headNumber(): bigint | undefined {
    const head = this.environment.meta.get(META_HEAD);
    return head === undefined ? undefined : readBlockKey(head);
  }

  block(number: bigint): ChainBlock | undefined {
    const cached = this.#cache.get(number);
    if (cached !== undefined) return cached;
    const bytes = number < 0n ? undefined : this.environment.blocks.get(blockKey(number));
    if (bytes === undefined) return undefined;
    return this.#remember(decodeChainBlock(bytes, this.#common));
  }

  blockByHash(hash: Hex): ChainBlock | undefined {
    const number = this.environment.blockNumbers.get(hexToBytes(hash));
    return number === undefined ? undefined : this.block(readBlockKey(number));
  }

  /** Where a transaction was included. */
  transactionPosition(hash: Hex): { readonly number: bigint; readonly index: number } | undefined {
    const position = this.environment.transactions.get(hexToBytes(hash));
    return position === undefined ? undefined : readPositionKey(position);
  }

  /** Runs `read` on the newest state on disk, frozen until `read` is done, with the block that it belongs to. */
  async readHead<Result>(read: (state: StateView, head: ChainBlock) => Promise<Result>): Promise<Result> {
    const { root } = this.environment;
    root.resetReadTxn();
    // biome-ignore lint/correctness/useHookAtTopLevel: LMDB's name for taking a read transaction; no React here.
    const transaction = root.useReadTransaction();
    try {
      const number = this.environment.meta.get(META_HEAD, { transaction });
      const head = number === undefined ? undefined : this.block(readBlockKey(number));
      if (head === undefined) throw new ChainStoreError('MISSING_BLOCK', 'the chain on disk has no head');
      return await read(new FlatStateView(this.environment, transaction), head);
    } finally {
      transaction.done();
    }
  }

  /** State at any committed root. */
  stateAt(stateRoot: Uint8Array): StateView {
    return new TrieStateView(this.environment, stateRoot);
  }

  /** Signed transactions that were waiting when the node stopped, in no particular order. */
  waitingTransactions(): Uint8Array[] {
    return Array.from(this.environment.pool.getRange({}), ({ value }) => value);
  }

  keepWaiting(hash: Hex, raw: Uint8Array): void {
    void this.environment.pool.put(hexToBytes(hash), raw);
  }

  forgetWaiting(hash: Hex): void {
    void this.environment.pool.remove(hexToBytes(hash));
  }

  /**
   * Writes a block and everything that follows from it, in one transaction, and returns once it is on the disk: a
   * process killed at any moment has either the whole block or none of it.
   *
   * @throws {ChainStoreError} if another process wrote a block meanwhile
   */
  async commit(chainBlock: ChainBlock, update: StateUpdate): Promise<void> {
    const { environment } = this;
    const isNext = await environment.root.transaction(() => {
      const head = this.headNumber();
      if (chainBlock.number !== (head === undefined ? 0n : head + 1n)) return false;
      writeState(environment, update);
      this.#writeBlock(chainBlock);
      environment.meta.put(META_SCHEMA, Uint8Array.of(SCHEMA));
      environment.meta.put(META_HEAD, blockKey(chainBlock.number));
      return true;
    });
    if (!isNext) {
      const message = `block ${chainBlock.number} does not follow the head on disk: another node writes there`;
      throw new ChainStoreError('HEAD_MOVED', message);
    }
    await environment.root.flushed;
    this.#remember(chainBlock);
  }

  async close(): Promise<void> {
    await this.environment.root.flushed;
    await this.environment.root.close();
  }

  #writeBlock(chainBlock: ChainBlock): void {
    const { blocks, blockNumbers, transactions, logs, pool } = this.environment;
    const { number, hash, block, receipts } = chainBlock;
    blocks.put(blockKey(number), encodeChainBlock(chainBlock));
    blockNumbers.put(hexToBytes(hash), blockKey(number));
    let logIndex = 0;
    for (const [index, transaction] of block.transactions.entries()) {
      transactions.put(transaction.hash(), positionKey(number, index));
      pool.remove(transaction.hash());
      for (const { address, topics } of receipts[index]?.logs ?? []) {
        const position = positionKey(number, logIndex);
        const entry = indexKey(index);
        logs.put(concatBytes(addressPrefix(address), position), entry);
        if (topics[0] !== undefined) logs.put(concatBytes(topicPrefix(topics[0]), position), entry);
        logIndex += 1;
      }
    }
  }

  #remember(block: ChainBlock): ChainBlock {
    this.#cache.set(block.number, block);
    if (this.#cache.size > CACHED_BLOCKS_MAX) {
      const oldest = this.#cache.keys().next().value;
      if (oldest !== undefined) this.#cache.delete(oldest);
    }
    return block;
  }
}
