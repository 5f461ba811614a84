import { bytesToHex } from 'viem';
import type {
  BatchAnswer,
  LogAnswer,
  LogQuery,
  PageQuery,
  SignedMessageAnswer,
  SnapshotAnswer,
} from './schema.ts';
import { listBatches } from './store/batchStore.ts';
import { lastLoggedSequence, readLog } from './store/commandLog.ts';
import { listSnapshots } from './store/snapshotStore.ts';
import type { Sql } from './store/sql.ts';

/** The log as it lies on disk, so that a replay checks what was kept and not what a process remembers. */
export function exportLog(sql: Sql, { from, limit }: LogQuery, recordBytes: number): LogAnswer {
  const lastSequence = lastLoggedSequence(sql);
  const last = Math.min(lastSequence, from + limit - 1);
  const rows = [...readLog(sql, from, last, recordBytes)].map(({ sequence, record, signed }) => ({
    sequence,
    record: bytesToHex(record),
    signed: signed as SignedMessageAnswer | null,
  }));
  return { from, lastSequence, rows };
}

export function exportSnapshots(sql: Sql): SnapshotAnswer[] {
  return listSnapshots(sql);
}

export function exportBatches(sql: Sql, page: PageQuery): BatchAnswer[] {
  return listBatches(sql, page.before ?? Number.MAX_SAFE_INTEGER, page.limit).map((batch) => ({
    firstSequence: batch.first_sequence,
    lastSequence: batch.last_sequence,
    commandsRoot: batch.commands_root,
    stateRoot: batch.state_root,
    fills: batch.fills,
    withdrawals: batch.withdrawals,
    status: batch.status,
    batchId: batch.batch_id,
    transaction: batch.tx_hash,
    blockNumber: batch.block_number,
    attempts: batch.attempts,
    error: batch.error,
    sealedAtMs: batch.sealed_at_ms,
    settledAtMs: batch.settled_at_ms,
  }));
}
