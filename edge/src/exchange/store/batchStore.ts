import { firstRow, rows, type Sql } from './sql.ts';

type Hex = `0x${string}`;

/**
 * A stretch of the log on its way to the chain: `sealed` when its end is fixed, `sent` once a transaction left,
 * `settled` when the chain has it, `reverted` when the chain refuses it (then nothing after it can settle either).
 */
export interface BatchRow {
  first_sequence: number;
  last_sequence: number;
  commands_root: Hex;
  state_root: Hex;
  fills: number;
  withdrawals: number;
  status: 'sealed' | 'sent' | 'settled' | 'reverted';
  batch_id: number | null;
  tx_hash: Hex | null;
  error: string | null;
  sealed_at_ms: number;
  settled_at_ms: number | null;
  block_number: number | null;
  /** Of the operator's transaction that carries it, so that a resubmission replaces that one. */
  nonce: number | null;
  /** How often it was sent. */
  attempts: number;
}

export function insertBatch(sql: Sql, batch: BatchRow): void {
  sql.exec(
    'INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    batch.first_sequence,
    batch.last_sequence,
    batch.commands_root,
    batch.state_root,
    batch.fills,
    batch.withdrawals,
    batch.status,
    batch.batch_id,
    batch.tx_hash,
    batch.error,
    batch.sealed_at_ms,
    batch.settled_at_ms,
    batch.block_number,
    batch.nonce,
    batch.attempts,
  );
}

export function updateBatch(sql: Sql, batch: BatchRow): void {
  sql.exec(
    `UPDATE batches SET status = ?, batch_id = ?, tx_hash = ?, error = ?, settled_at_ms = ?, block_number = ?, nonce = ?, attempts = ?
      WHERE first_sequence = ?`,
    batch.status,
    batch.batch_id,
    batch.tx_hash,
    batch.error,
    batch.settled_at_ms,
    batch.block_number,
    batch.nonce,
    batch.attempts,
    batch.first_sequence,
  );
}

/** The one batch that is on its way or next: batches settle in order, one at a time. */
export function outstandingBatch(sql: Sql): BatchRow | undefined {
  return firstRow(sql, `SELECT * FROM batches WHERE status != 'settled' ORDER BY first_sequence LIMIT 1`);
}

export function pendingBatchCount(sql: Sql): number {
  return (
    firstRow<{ pending: number }>(sql, `SELECT count(*) AS pending FROM batches WHERE status != 'settled'`)
      ?.pending ?? 0
  );
}

export function lastSealedSequence(sql: Sql): number {
  return firstRow<{ last: number | null }>(sql, 'SELECT max(last_sequence) AS last FROM batches')?.last ?? 0;
}

export function lastSettledSequence(sql: Sql): number {
  return (
    firstRow<{ last: number | null }>(
      sql,
      `SELECT max(last_sequence) AS last FROM batches WHERE status = 'settled'`,
    )?.last ?? 0
  );
}

/** Newest first. */
export function listBatches(sql: Sql, beforeSequence: number, limit: number): BatchRow[] {
  return rows(
    sql,
    'SELECT * FROM batches WHERE first_sequence < ? ORDER BY first_sequence DESC LIMIT ?',
    beforeSequence,
    limit,
  );
}

/** Ascending: where a replay can compare its state with what was promised. */
export function batchesFrom(sql: Sql, sequence: number): BatchRow[] {
  return rows(sql, 'SELECT * FROM batches WHERE last_sequence >= ? ORDER BY first_sequence', sequence);
}
