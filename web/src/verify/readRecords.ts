import type { EdgeClient, LogRowAnswer } from '@quantum-chain/edge/client';
import { hexToBytes } from 'viem';
import type { Stretch } from './replayLog.ts';

/** A tab takes no more of the log than this at once: about a quarter of an hour's quotes. */
export const COMMANDS_MAX = 50_000;

/** The edge's rows of a stretch by sequence, page by page. Rows that it leaves out are missing from the map. */
export async function readRows(
  edge: EdgeClient,
  { firstSequence, lastSequence }: Stretch,
  signal: AbortSignal,
): Promise<Map<number, { row: LogRowAnswer; record: Uint8Array }>> {
  const rows = new Map<number, { row: LogRowAnswer; record: Uint8Array }>();
  let next = firstSequence;
  while (next <= lastSequence) {
    signal.throwIfAborted();
    const page = await edge.log(next);
    if (page.rows.length === 0) break;
    for (const row of page.rows)
      if (row.sequence <= lastSequence) rows.set(row.sequence, { row, record: hexToBytes(row.record) });
    next += page.rows.length;
  }
  return rows;
}
