import type { Hex } from '@quantum-chain/wasm';
import { type CheckRow, compared } from './CheckRow.ts';
import type { ReplayedStretch, ReplayedTrade } from './replayLog.ts';

/** A batch as the contract keeps it, with the fills that its transaction settled. */
export interface ChainBatch {
  batchId: number;
  firstSequence: number;
  lastSequence: number;
  commandsRoot: Hex;
  stateRoot: Hex;
  /** Null where the transaction could not be found: the edge named none, or one of something else. */
  fills: ChainFill[] | null;
}

export type ChainFill = Omit<ReplayedTrade, 'tradeId'>;

/** Compares a replayed stretch with its batch: the root of its commands, the state after them, each fill. */
export function checkBatch(batch: ChainBatch, replayed: ReplayedStretch): CheckRow[] {
  const values = { batch: batch.batchId, first: batch.firstSequence, last: batch.lastSequence };
  const rows = [
    compared('log', 'commandsRoot', values, replayed.commandsRoot, batch.commandsRoot),
    compared('log', 'stateRoot', values, replayed.failure ?? replayed.stateRoot, batch.stateRoot),
  ];
  if (batch.fills === null)
    rows.push({
      section: 'settlement',
      kind: 'fills',
      values,
      ours: describeAll(replayed.trades),
      theirs: '–',
      state: 'unchecked',
    });
  else if (batch.fills.length > 0 || replayed.trades.length > 0)
    rows.push(
      compared(
        'settlement',
        'fills',
        { ...values, count: batch.fills.length },
        describeAll(replayed.trades),
        describeAll(batch.fills),
      ),
    );
  return rows;
}

/** One line for each fill, complete, so that two lists are equal exactly where their texts are. */
function describeAll(fills: readonly ChainFill[]): string {
  return fills
    .map(
      (fill) =>
        `${fill.quantityLots} lots at ${fill.priceTicks} ticks, market ${fill.market}, maker ${fill.makerDigest} fee ${fill.makerFee}, taker ${fill.takerDigest} fee ${fill.takerFee}`,
    )
    .join('\n');
}
