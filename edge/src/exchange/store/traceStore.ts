import { rows, type Sql } from './sql.ts';

/** Remembers under which name a command was asked for, until it is settled. */
export function keepTrace(sql: Sql, sequence: number, traceId: string): void {
  sql.exec('INSERT OR REPLACE INTO traces VALUES (?, ?)', sequence, traceId);
}

/** The names of a settled stretch of the log; they are forgotten with this. */
export function takeTraces(sql: Sql, firstSequence: number, lastSequence: number): string[] {
  const taken = rows<{ trace_id: string }>(
    sql,
    'DELETE FROM traces WHERE sequence BETWEEN ? AND ? RETURNING trace_id',
    firstSequence,
    lastSequence,
  );
  return taken.map(({ trace_id }) => trace_id);
}
