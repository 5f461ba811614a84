import { bytesToHex } from 'viem';
import type { SegmentAnswer } from './auditSchema.ts';
import { exportLog } from './exports.ts';
import { settledBatchesFrom } from './store/batchStore.ts';
import { insertSegment, lastSegmentedSequence } from './store/segmentStore.ts';
import type { Sql } from './store/sql.ts';

/** A segment is written once it has so many commands, or has waited so long: neither tiny files nor a log that lags. */
const COMMANDS_PER_SEGMENT = 1_000;
const SEGMENT_AFTER_MS = 10 * 60_000;
/** A batch holds about 2,100 commands at most, so a segment stays well below R2's and memory's limits. */
const COMMANDS_MAX = 4_000;

export interface SegmentParts {
  sql: Sql;
  recordBytes: number;
  /** Keeps a file for good under a key; putting the same again changes nothing. */
  put(key: string, body: Uint8Array): Promise<unknown>;
}

export function segmentKey(hash: string): string {
  return `segments/${hash}.json`;
}

/**
 * Files the settled log in segments that are named by their own SHA-256: whoever has a segment's name needs no trust in who
 * hands it out. A segment begins where the last one ended and holds whole batches. A crash before the row is written writes
 * the same file again.
 */
export async function fileSegment(
  { sql, recordBytes, put }: SegmentParts,
  nowMs: number,
): Promise<SegmentAnswer | undefined> {
  const firstSequence = lastSegmentedSequence(sql) + 1;
  const oldest = settledBatchesFrom(sql, firstSequence, 1)[0];
  if (!oldest) return undefined;
  const lastSequence = endOf(sql, firstSequence);
  const waitedMs = nowMs - (oldest.settled_at_ms ?? nowMs);
  if (lastSequence - firstSequence + 1 < COMMANDS_PER_SEGMENT && waitedMs < SEGMENT_AFTER_MS)
    return undefined;
  const { rows } = exportLog(
    sql,
    { from: firstSequence, limit: lastSequence - firstSequence + 1 },
    recordBytes,
  );
  const body = new TextEncoder().encode(
    JSON.stringify({ format: 'qca-log-1', firstSequence, lastSequence, rows }),
  );
  const hash = bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
  await put(segmentKey(hash), body);
  const segment = { firstSequence, lastSequence, hash, sizeBytes: body.length, timeMs: nowMs };
  insertSegment(sql, segment);
  return segment;
}

/** The end of the last settled batch that still fits. */
function endOf(sql: Sql, firstSequence: number): number {
  let last = firstSequence - 1;
  for (const batch of settledBatchesFrom(sql, firstSequence, COMMANDS_PER_SEGMENT)) {
    if (last >= firstSequence && batch.last_sequence - firstSequence + 1 > COMMANDS_MAX) break;
    last = batch.last_sequence;
    if (last - firstSequence + 1 >= COMMANDS_PER_SEGMENT) break;
  }
  return last;
}
