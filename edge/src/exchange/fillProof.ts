import { bytesToHex } from 'viem';
import { EdgeError } from '../http/edgeError.ts';
import { answerTrade } from './answers.ts';
import type { FillProofAnswer } from './auditSchema.ts';
import type { Engine } from './engine.ts';
import { answerBatch, exportLog } from './exports.ts';
import { settledBatchOf } from './store/batchStore.ts';
import { readLog } from './store/commandLog.ts';
import { readFill } from './store/fillStore.ts';
import { listSnapshots } from './store/snapshotStore.ts';
import type { Sql } from './store/sql.ts';

/**
 * Everything that shows a fill to be what the chain was told: its command's place in the batch's root, and the replay that
 * makes it again.
 * @throws EdgeError `UNKNOWN_FILL`, `NOT_SETTLED`
 */
export function proveFill(sql: Sql, engine: Engine, tradeId: number): FillProofAnswer {
  const fill = readFill(sql, tradeId);
  if (!fill) throw new EdgeError('UNKNOWN_FILL', `There is no fill ${tradeId}.`);
  const batch = settledBatchOf(sql, fill.sequence);
  if (!batch) throw new EdgeError('NOT_SETTLED', 'The fill is matched; its batch is not on chain yet.');
  const { first_sequence: first, last_sequence: last } = batch;
  const records = [...readLog(sql, first, last, engine.recordBytes)].map(({ record }) => record);
  const index = fill.sequence - first;
  const row = exportLog(sql, { from: fill.sequence, limit: 1 }, engine.recordBytes).rows[0];
  if (!row) throw new Error(`command ${fill.sequence} is not in the log`);
  const snapshotSequence = listSnapshots(sql).find(({ sequence }) => sequence < first)?.sequence ?? 0;
  return {
    trade: answerTrade(fill),
    batch: answerBatch(batch),
    taker: {
      row,
      index,
      leafCount: records.length,
      siblings: bytesToHex(engine.merkleSiblings(records, index)),
    },
    makerSequence: fill.maker_order_id,
    replay: { snapshotSequence, firstSequence: snapshotSequence + 1, lastSequence: last },
  };
}
