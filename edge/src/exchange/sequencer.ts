import type { CommandBody, Engine, EngineEvent } from './engine.ts';
import { type BatchRow, batchesFrom, insertBatch, lastSealedSequence } from './store/batchStore.ts';
import { appendGroup, type LoggedCommand, lastLoggedSequence, readLog } from './store/commandLog.ts';
import { keepSnapshot, listSnapshots, readSnapshot } from './store/snapshotStore.ts';
import { firstRow, type Sql } from './store/sql.ts';

/**
 * Bounds of a batch, so that one settlement fits a block: each fill brings at most two orders whose signatures the
 * contract checks. They are looked at after each command, so a batch may pass the first by one command's fills.
 */
const FILLS_PER_BATCH = 32;
const WITHDRAWALS_PER_BATCH = 16;
const COMMANDS_PER_BATCH = 2_000;
/** A restart replays at most about so many commands, unless one batch alone has more. */
const COMMANDS_PER_SNAPSHOT = 1_000;

export class StateMismatch extends Error {
  override readonly name = 'StateMismatch';
  readonly code = 'STATE_MISMATCH';
  readonly sequence: number;

  constructor(sequence: number, expected: string, actual: string) {
    super(`replaying the log to ${sequence} gave ${actual}, but ${expected} was promised`);
    this.sequence = sequence;
  }
}

/** The one place where commands get their sequence, and where the log, the engine and the promises to the chain meet. */
export class Sequencer {
  readonly #engine: Engine;
  readonly #sql: Sql;
  #sequence = 0;
  #timestampMs = 0;
  #waiting: LoggedCommand[] = [];
  #sealed: number;
  #fillsUnsealed: number;
  #withdrawalsUnsealed: number;

  /** @throws StateMismatch where the newest snapshot and the log do not lead to the states that batches promised. */
  constructor(engine: Engine, sql: Sql) {
    this.#engine = engine;
    this.#sql = sql;
    this.#recover();
    this.#sealed = lastSealedSequence(sql);
    this.#fillsUnsealed = this.#count('fills', this.#sealed, this.#sequence);
    this.#withdrawalsUnsealed = this.#count('withdrawals', this.#sealed, this.#sequence);
  }

  /** Of the newest command. */
  get sequence(): number {
    return this.#sequence;
  }

  get hasUnsealed(): boolean {
    return this.#sequence > this.#sealed;
  }

  /** Fills or payouts that wait for a batch: they are what people wait for. */
  get hasUnsealedMoney(): boolean {
    return this.#fillsUnsealed > 0 || this.#withdrawalsUnsealed > 0;
  }

  /** Gives a command its sequence and applies it. It is not durable until `flush`, so nothing about it may be told before. */
  append(
    body: CommandBody,
    signed: unknown,
    nowMs: number,
  ): { sequence: number; timeMs: number; events: EngineEvent[] } {
    const sequence = this.#sequence + 1;
    // The machine's clock may step back; the log's never does.
    const timeMs = Math.max(nowMs, this.#timestampMs);
    const { record, events } = this.#engine.apply(body, sequence, timeMs);
    this.#sequence = sequence;
    this.#timestampMs = timeMs;
    this.#waiting.push({ sequence, record, signed });
    this.#fillsUnsealed += events.filter((event) => event.type === 'trade').length;
    return { sequence, timeMs, events };
  }

  /** A payout now belongs to the newest command. */
  noteWithdrawal(): void {
    this.#withdrawalsUnsealed++;
  }

  /** Writes what was appended as one group. Belongs into the transaction that holds everything else about it. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    appendGroup(this.#sql, this.#waiting, this.#engine.recordBytes);
    this.#waiting = [];
  }

  /** Seals when the bounds of a batch are reached. */
  sealIfFull(nowMs: number): void {
    const full =
      this.#fillsUnsealed >= FILLS_PER_BATCH ||
      this.#withdrawalsUnsealed >= WITHDRAWALS_PER_BATCH ||
      this.#sequence - this.#sealed >= COMMANDS_PER_BATCH;
    if (full) this.seal(nowMs);
  }

  /** Fixes the log up to here as the next batch: its roots are what the chain will be told. */
  seal(nowMs: number): void {
    if (!this.hasUnsealed) return;
    this.flush();
    const firstSequence = this.#sealed + 1;
    const lastSequence = this.#sequence;
    const records = [...readLog(this.#sql, firstSequence, lastSequence, this.#engine.recordBytes)].map(
      ({ record }) => record,
    );
    const stateRoot = this.#engine.stateHash();
    insertBatch(this.#sql, {
      first_sequence: firstSequence,
      last_sequence: lastSequence,
      commands_root: this.#engine.merkleRoot(records),
      state_root: stateRoot,
      fills: this.#fillsUnsealed,
      withdrawals: this.#withdrawalsUnsealed,
      status: 'sealed',
      batch_id: null,
      tx_hash: null,
      error: null,
      sealed_at_ms: nowMs,
      settled_at_ms: null,
      block_number: null,
      nonce: null,
      attempts: 0,
    });
    this.#sealed = lastSequence;
    this.#fillsUnsealed = 0;
    this.#withdrawalsUnsealed = 0;
    if (lastSequence - (listSnapshots(this.#sql)[0]?.sequence ?? 0) >= COMMANDS_PER_SNAPSHOT) {
      const head = { sequence: lastSequence, stateHash: stateRoot, timeMs: nowMs };
      keepSnapshot(this.#sql, head, this.#engine.snapshot());
    }
  }

  #recover(): void {
    const newest = listSnapshots(this.#sql)[0];
    if (newest) {
      this.#engine.restore(readSnapshot(this.#sql, newest.sequence) as Uint8Array);
      this.#sequence = newest.sequence;
      this.#requireState(newest.sequence, newest.stateHash);
    }
    const promised = new Map<number, BatchRow>();
    for (const batch of batchesFrom(this.#sql, this.#sequence + 1)) promised.set(batch.last_sequence, batch);
    const last = lastLoggedSequence(this.#sql);
    for (const { sequence, record } of readLog(
      this.#sql,
      this.#sequence + 1,
      last,
      this.#engine.recordBytes,
    )) {
      this.#engine.replay(record);
      this.#sequence = sequence;
      const batch = promised.get(sequence);
      if (batch) this.#requireState(sequence, batch.state_root);
    }
    if (this.#sequence !== last) throw new Error(`the log has a gap after ${this.#sequence}`);
    for (const { record } of readLog(this.#sql, last, last, this.#engine.recordBytes)) {
      this.#timestampMs = this.#engine.timestampOf(record);
    }
  }

  #requireState(sequence: number, expected: string): void {
    const actual = this.#engine.stateHash();
    if (actual !== expected) throw new StateMismatch(sequence, expected, actual);
  }

  #count(table: 'fills' | 'withdrawals', afterSequence: number, lastSequence: number): number {
    const query = `SELECT count(*) AS n FROM ${table} WHERE sequence > ? AND sequence <= ?`;
    return firstRow<{ n: number }>(this.#sql, query, afterSequence, lastSequence)?.n ?? 0;
  }
}
