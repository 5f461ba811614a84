import { Block, createBlockHeader, genTransactionsTrieRoot } from '@ethereumjs/block';
import type { Common } from '@ethereumjs/common';
import { bytesToHex, equalsBytes, hexToBytes } from '@ethereumjs/util';
import { type Hex, keccak256 } from 'viem';
import { NodeError } from '../errors/node-error.ts';
import type { DecodedTransaction } from '../execution/decoded-transaction.ts';
import type { BlockEnvironment, ExcludedTransaction, Executor } from '../execution/executor.ts';
import { type ChainBlock, createChainBlock } from '../state/chain-block.ts';
import type { ChainStore } from '../state/chain-store.ts';
import { computeStateUpdate, type StateUpdate } from '../state/state-update.ts';
import { nextBaseFee } from './next-base-fee.ts';
import { headerFault } from './validate-header.ts';

/** A block that was executed on the head but is not part of the chain yet. */
export interface BlockProposal {
  readonly chainBlock: ChainBlock;
  readonly update: StateUpdate;
  readonly excluded: readonly ExcludedTransaction[];
}

/** A block that must not be committed. */
export class ChainError extends NodeError<'NOT_ON_HEAD' | 'UNKNOWN_PROPOSAL'> {}

interface ChainParts {
  readonly store: ChainStore;
  readonly executor: Executor;
  readonly common: Common;
  /** Receives the priority fees of blocks proposed here. */
  readonly coinbase: Hex;
}

type HeadListener = (block: ChainBlock) => void;

const ZERO_HASH = new Uint8Array(32);
/** BLOCKHASH reaches this far back (Yellow Paper, appendix H). */
const BLOCK_HASHES_MAX = 256n;

/** The canonical chain: makes proposals on the head, judges them, commits them, and tells who listens. */
export class Chain {
  readonly #parts: ChainParts;
  readonly #listeners = new Set<HeadListener>();
  #head: ChainBlock;

  /** @param head the newest block in the store */
  constructor(parts: ChainParts, head: ChainBlock) {
    this.#parts = parts;
    this.#head = head;
  }

  get head(): ChainBlock {
    return this.#head;
  }

  /** Calls `listener` after each commit, when the block is on disk. Returns the way to stop that. */
  onHead(listener: HeadListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the next block offers to whoever runs in it. */
  nextEnvironment(nowMs: number): BlockEnvironment {
    const parent = this.#head.block.header;
    const nowSeconds = BigInt(Math.floor(nowMs / 1000));
    return {
      number: parent.number + 1n,
      timestamp: nowSeconds > parent.timestamp ? nowSeconds : parent.timestamp,
      gasLimit: parent.gasLimit,
      baseFeePerGas: nextBaseFee(parent),
      coinbase: this.#parts.coinbase,
      // Predictable, unlike a beacon chain's: contracts on a devnet must not take it for randomness.
      prevRandao: hexToBytes(keccak256(parent.hash())),
      blockHash: (number) => this.blockHash(number),
    };
  }

  /** The environment of a block that is already in the chain. */
  environmentOf({ block: { header } }: ChainBlock): BlockEnvironment {
    return {
      number: header.number,
      timestamp: header.timestamp,
      gasLimit: header.gasLimit,
      baseFeePerGas: header.baseFeePerGas ?? 0n,
      coinbase: header.coinbase.toString(),
      prevRandao: header.mixHash,
      blockHash: (number) => this.blockHash(number),
    };
  }

  /** Hash of one of the last 256 blocks, zeros for any other. */
  async blockHash(number: bigint): Promise<Uint8Array> {
    if (number > this.#head.number || number + BLOCK_HASHES_MAX <= this.#head.number) return ZERO_HASH;
    return this.#parts.store.block(number)?.block.hash() ?? ZERO_HASH;
  }

  /** Builds the next block from `transactions`, in that order, leaving out what is invalid or does not fit. */
  async propose(
    transactions: readonly DecodedTransaction[],
    nowMs: number,
    isFull?: () => boolean,
  ): Promise<BlockProposal> {
    const { store, executor, common } = this.#parts;
    const parent = this.#head.block.header;
    const environment = this.nextEnvironment(nowMs);
    return store.readHead(async (state) => {
      const executed = await executor.executeBlock(state, environment, transactions, isFull);
      const update = await computeStateUpdate(store.environment, state, parent.stateRoot, executed.diff);
      const included = executed.included.map(({ transaction }) => transaction);
      const header = {
        parentHash: parent.hash(),
        number: environment.number,
        timestamp: environment.timestamp,
        gasLimit: environment.gasLimit,
        baseFeePerGas: environment.baseFeePerGas,
        coinbase: environment.coinbase,
        mixHash: environment.prevRandao,
        stateRoot: update.stateRoot,
        receiptTrie: executed.receiptsRoot,
        logsBloom: executed.logsBloom,
        gasUsed: executed.gasUsed,
      };
      const transactionsTrie = await genTransactionsTrieRoot(included);
      // Assembled by hand: createBlock would parse every transaction again and forget its sender.
      const block = new Block(createBlockHeader({ ...header, transactionsTrie }, { common }), included);
      return { chainBlock: createChainBlock(block, executed.receipts), update, excluded: executed.excluded };
    });
  }

  /** What forbids committing the proposal now, or `undefined`. */
  fault({ chainBlock, update }: BlockProposal, nowMs: number): string | undefined {
    const { header } = chainBlock.block;
    const fault = headerFault(this.#head.block.header, header, BigInt(Math.floor(nowMs / 1000)));
    if (fault !== undefined) return fault;
    return equalsBytes(header.stateRoot, update.stateRoot)
      ? undefined
      : 'state root is not the one reached here';
  }

  /**
   * Makes the proposal the head, on disk first. `beforeHeard` gets the hashes of its transactions before listeners hear
   * of the block, so that none of them finds an included transaction still waiting.
   *
   * @throws {ChainError} if it is not the head's child
   */
  async commit(
    { chainBlock, update }: BlockProposal,
    beforeHeard: (included: ReadonlySet<Hex>) => void,
  ): Promise<void> {
    if (!equalsBytes(chainBlock.block.header.parentHash, this.#head.block.hash())) {
      const parent = bytesToHex(chainBlock.block.header.parentHash);
      throw new ChainError(
        'NOT_ON_HEAD',
        `block ${chainBlock.number} builds on ${parent}, the head is ${this.#head.hash}`,
      );
    }
    await this.#parts.store.commit(chainBlock, update);
    this.#head = chainBlock;
    beforeHeard(new Set(chainBlock.block.transactions.map((transaction) => bytesToHex(transaction.hash()))));
    for (const listener of this.#listeners) listener(chainBlock);
  }
}
