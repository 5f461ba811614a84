import type { Delegation, OrderMessage } from '../signedMessages.ts';

type Hex = `0x${string}`;

/** A batch as the contract takes it. */
export interface SettlementBatch {
  firstSequence: bigint;
  lastSequence: bigint;
  commandsRoot: Hex;
  stateRoot: Hex;
  delegations: { delegation: Delegation; signature: Hex }[];
  orders: { order: OrderMessage; signature: Hex }[];
  fills: { makerIndex: number; takerIndex: number; priceTicks: bigint; quantityLots: bigint }[];
  withdrawalIds: bigint[];
}

/** Where a batch is on chain. */
export interface Settled {
  batchId: number;
  transaction: Hex;
  blockNumber: number;
}

/** A transaction that carries a batch. */
export interface Submission {
  transaction: Hex;
  nonce: number;
}

export interface PreviousSubmission {
  nonce: number;
  /** How often it was sent before. */
  attempts: number;
}

/** How a sent batch fared. */
export type SettlementOutcome =
  | { state: 'pending' }
  | ({ state: 'settled' } & Settled)
  | { state: 'reverted'; reason: string };

/**
 * Where batches go. Today a contract checks the operator's batches; on the project's own chain validators will replay them:
 * both fit behind this.
 */
export interface SettlementTarget {
  /** The last sequence that is settled there; 0 for none. */
  settledUpTo(): Promise<number>;
  /**
   * Sends a batch. One that was sent before takes its place again, with a higher fee, as long as that place is free: so a
   * stuck transaction is replaced and never stands in the way of the next.
   * @throws SettlementReverted where the target would refuse it; other errors mean that it did not answer.
   */
  submit(batch: SettlementBatch, previous: PreviousSubmission | undefined): Promise<Submission>;
  outcomeOf(transaction: Hex): Promise<SettlementOutcome>;
  /** The batch that begins at a sequence, where it is settled already. */
  find(firstSequence: number): Promise<Settled | undefined>;
}

export class SettlementReverted extends Error {
  override readonly name = 'SettlementReverted';
  readonly code = 'SETTLEMENT_REVERTED';
}
