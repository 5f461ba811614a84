import { firstLine } from '../../http/firstLine.ts';
import type { Accounts } from '../store/accounts.ts';
import { type BatchRow, outstandingBatch, updateBatch } from '../store/batchStore.ts';
import type { Sql } from '../store/sql.ts';
import { buildBatch } from './buildBatch.ts';
import { type Settled, SettlementReverted, type SettlementTarget } from './settlementTarget.ts';

type Hex = `0x${string}`;

/** A transaction that is not in a block by then was lost: the batch is sent again, which its first sequence makes harmless. */
const RESEND_AFTER_MS = 15_000;
/** A refused batch is tried again this often: an operator may have mended what stopped it. */
const RETRY_HALTED_AFTER_MS = 30_000;

export type SettlementState =
  | { state: 'running'; reason: null }
  | { state: 'chainUnavailable' | 'settlementHalted'; reason: string };

export interface SettlerParts {
  sql: Sql;
  accounts: Pick<Accounts, 'addressOf'>;
  target: SettlementTarget;
  /** Told after a batch has been marked settled. */
  onSettled: (batch: BatchRow) => void;
}

/**
 * Brings sealed batches to the chain, in order, one at a time. What it knows is on disk before it acts, and the chain's last
 * sequence decides after a crash: so each batch arrives exactly once.
 */
export class Settler {
  readonly #parts: SettlerParts;
  #state: SettlementState = { state: 'running', reason: null };
  #sentAtMs = 0;
  #haltedAtMs = 0;

  constructor(parts: SettlerParts) {
    this.#parts = parts;
  }

  get state(): SettlementState {
    return this.#state;
  }

  /** Goes on with the outstanding batch as far as one look at the chain allows. Never throws: it says what is wrong in `state`. */
  async step(nowMs: number): Promise<void> {
    const batch = outstandingBatch(this.#parts.sql);
    if (!batch) {
      this.#state = { state: 'running', reason: null };
      return;
    }
    try {
      await this.#advance(batch, nowMs);
    } catch (error) {
      if (error instanceof SettlementReverted) this.#halt(batch, error.message, nowMs);
      else this.#state = { state: 'chainUnavailable', reason: firstLine(error) };
    }
  }

  async #advance(batch: BatchRow, nowMs: number): Promise<void> {
    if (batch.status === 'reverted' && nowMs - this.#haltedAtMs < RETRY_HALTED_AFTER_MS) {
      this.#state = { state: 'settlementHalted', reason: batch.error ?? 'refused' };
      return;
    }
    const settledUpTo = await this.#parts.target.settledUpTo();
    if (settledUpTo >= batch.last_sequence) return this.#adopt(batch, nowMs);
    if (settledUpTo !== batch.first_sequence - 1) {
      throw new SettlementReverted(
        `the chain stands at ${settledUpTo}, the next batch begins at ${batch.first_sequence}`,
      );
    }
    if (batch.status === 'sent' && batch.tx_hash && nowMs - this.#sentAtMs < RESEND_AFTER_MS) {
      return this.#await(batch, batch.tx_hash, nowMs);
    }
    const payload = buildBatch(this.#parts.sql, this.#parts.accounts, batch);
    const { nonce, attempts } = batch;
    const previous = nonce === null ? undefined : { nonce, attempts };
    const sent = await this.#parts.target.submit(payload, previous);
    this.#sentAtMs = nowMs;
    this.#keep(batch, {
      status: 'sent',
      tx_hash: sent.transaction,
      nonce: sent.nonce,
      attempts: attempts + 1,
      error: null,
    });
    this.#state = { state: 'running', reason: null };
  }

  async #await(batch: BatchRow, transaction: Hex, nowMs: number): Promise<void> {
    const outcome = await this.#parts.target.outcomeOf(transaction);
    this.#state = { state: 'running', reason: null };
    if (outcome.state === 'reverted') this.#halt(batch, outcome.reason, nowMs);
    if (outcome.state === 'settled') this.#settle(batch, outcome, nowMs);
  }

  /** The batch is on chain, though nobody here saw it arrive. */
  async #adopt(batch: BatchRow, nowMs: number): Promise<void> {
    const found = await this.#parts.target.find(batch.first_sequence);
    if (!found) throw new Error('the batch is settled, but its event is not to be found yet');
    this.#settle(batch, found, nowMs);
  }

  #settle(batch: BatchRow, { batchId, transaction, blockNumber }: Settled, nowMs: number): void {
    const settled = this.#keep(batch, {
      status: 'settled',
      batch_id: batchId,
      tx_hash: transaction,
      block_number: blockNumber,
      error: null,
      settled_at_ms: nowMs,
    });
    this.#state = { state: 'running', reason: null };
    this.#parts.onSettled(settled);
  }

  #halt(batch: BatchRow, reason: string, nowMs: number): void {
    this.#haltedAtMs = nowMs;
    this.#keep(batch, { status: 'reverted', error: reason });
    this.#state = { state: 'settlementHalted', reason };
  }

  #keep(batch: BatchRow, change: Partial<BatchRow>): BatchRow {
    const changed = { ...batch, ...change };
    updateBatch(this.#parts.sql, changed);
    return changed;
  }
}
