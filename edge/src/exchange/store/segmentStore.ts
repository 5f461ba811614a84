import type { SegmentAnswer } from '../auditSchema.ts';
import { firstRow, rows, type Sql } from './sql.ts';

export function insertSegment(sql: Sql, segment: SegmentAnswer): void {
  sql.exec(
    'INSERT OR REPLACE INTO segments VALUES (?, ?, ?, ?, ?)',
    segment.firstSequence,
    segment.lastSequence,
    segment.hash,
    segment.sizeBytes,
    segment.timeMs,
  );
}

/** 0 for none. */
export function lastSegmentedSequence(sql: Sql): number {
  return firstRow<{ last: number | null }>(sql, 'SELECT max(last_sequence) AS last FROM segments')?.last ?? 0;
}

/** Newest first. */
export function listSegments(sql: Sql, before: number, limit: number): SegmentAnswer[] {
  return rows(
    sql,
    `SELECT first_sequence AS firstSequence, last_sequence AS lastSequence, hash, size_bytes AS sizeBytes, time_ms AS timeMs
      FROM segments WHERE first_sequence < ? ORDER BY first_sequence DESC LIMIT ?`,
    before,
    limit,
  );
}
