import { firstRow, rows, type Sql } from './sql.ts';

/** SQLite values in a Durable Object are at most 2 MB. */
const PART_BYTES = 1024 * 1024;
const SNAPSHOTS_KEPT = 16;

export interface SnapshotHead {
  sequence: number;
  stateHash: `0x${string}`;
  sizeBytes: number;
  timeMs: number;
}

/** Keeps a snapshot in parts and forgets the oldest beyond the number that is kept. */
export function keepSnapshot(sql: Sql, head: Omit<SnapshotHead, 'sizeBytes'>, body: Uint8Array): void {
  for (let part = 0; part * PART_BYTES < Math.max(1, body.length); part++) {
    sql.exec(
      'INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?)',
      head.sequence,
      part,
      head.stateHash,
      body.length,
      head.timeMs,
      body.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
    );
  }
  sql.exec(
    `DELETE FROM snapshots WHERE sequence NOT IN
      (SELECT DISTINCT sequence FROM snapshots ORDER BY sequence DESC LIMIT ${SNAPSHOTS_KEPT})`,
  );
}

/** Newest first. */
export function listSnapshots(sql: Sql): SnapshotHead[] {
  return rows<SnapshotHead>(
    sql,
    `SELECT sequence, state_hash AS stateHash, size_bytes AS sizeBytes, time_ms AS timeMs
      FROM snapshots WHERE part = 0 ORDER BY sequence DESC`,
  );
}

export function readSnapshot(sql: Sql, sequence: number): Uint8Array<ArrayBuffer> | undefined {
  const head = firstRow<{ size: number }>(
    sql,
    'SELECT size_bytes AS size FROM snapshots WHERE sequence = ?',
    sequence,
  );
  if (!head) return undefined;
  const body = new Uint8Array(head.size);
  let offset = 0;
  for (const part of rows<{ body: ArrayBuffer }>(
    sql,
    'SELECT body FROM snapshots WHERE sequence = ? ORDER BY part',
    sequence,
  )) {
    body.set(new Uint8Array(part.body), offset);
    offset += part.body.byteLength;
  }
  return body;
}
