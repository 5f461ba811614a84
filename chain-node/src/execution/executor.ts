import type { Hex } from 'viem';
import type { StateDiff } from '../state/state-diff.ts';
import type { StateView } from '../state/state-view.ts';
import type { DecodedTransaction } from './decoded-transaction.ts';
import type { Log, Receipt } from './receipt.ts';

/** What the EVM can ask about the block that it runs in. */
export interface BlockEnvironment {
  readonly number: bigint;
  /** Unix seconds. */
  readonly timestamp: bigint;
  readonly gasLimit: bigint;
  readonly baseFeePerGas: bigint;
  readonly coinbase: Hex;
  readonly prevRandao: Uint8Array;
  /** Hash of an earlier block; zeros if that is not known. */
  blockHash(number: bigint): Promise<Uint8Array>;
}

/** A transaction that could not go into the block, and why. It changed nothing. */
export interface ExcludedTransaction {
  readonly transaction: DecodedTransaction;
  readonly reason: string;
  /** It did not fit into what gas was left, and may fit into the next block. */
  readonly retry: boolean;
}

export interface ExecutedBlock {
  readonly included: readonly DecodedTransaction[];
  readonly excluded: readonly ExcludedTransaction[];
  readonly receipts: readonly Receipt[];
  readonly gasUsed: bigint;
  readonly logsBloom: Uint8Array;
  readonly receiptsRoot: Uint8Array;
  readonly diff: StateDiff;
}

/** A message that is run to see what it would do, without a signature. Amounts are wei. */
export interface CallMessage {
  readonly from: Hex;
  /** `undefined` creates a contract from `data`. */
  readonly to: Hex | undefined;
  readonly data: Uint8Array;
  readonly value: bigint;
  readonly gasLimit: bigint;
  readonly gasPrice: bigint;
  readonly accessList: readonly { readonly address: Hex; readonly storageKeys: readonly Hex[] }[];
}

export interface CallOutcome {
  readonly returnData: Uint8Array;
  /** What the sender would pay for: including the intrinsic gas, after refunds. */
  readonly gasUsed: bigint;
  /** What refunds took off; the gas limit has to cover it all the same. */
  readonly gasRefunded: bigint;
  readonly logs: readonly Log[];
  /** Absent if the call went through. */
  readonly failure?: { readonly kind: 'revert' | 'halt'; readonly message: string };
  /** Addresses and slots that the call touched (EIP-2930). */
  readonly accessList: readonly { readonly address: Hex; readonly storageKeys: readonly Hex[] }[];
}

/** Runs transactions. Pure apart from reading `state`: it keeps nothing between two calls, and writes nothing. */
export interface Executor {
  /**
   * Runs as many of `transactions` as are valid in this order and fit into the block.
   *
   * `isFull` is asked before each transaction, so that a proposer can stop when its time is up. The result depends on
   * which transactions were included, never on when.
   */
  executeBlock(
    state: StateView,
    block: BlockEnvironment,
    transactions: readonly DecodedTransaction[],
    isFull?: () => boolean,
  ): Promise<ExecutedBlock>;
  /** Runs one message. Intrinsic gas above `gasLimit` is a `halt`. */
  call(state: StateView, block: BlockEnvironment, message: CallMessage): Promise<CallOutcome>;
}
