import { hexToBytes } from 'viem';
import type { Check } from './check.ts';
import { checkSignatures } from './checkSignatures.ts';
import type { PublicData } from './publicData.ts';
import { batchesBetween, Replay } from './Replay.ts';

/** A fill: its command is in the batch that the chain knows, and replaying the log makes it again. */
export async function* verifyFill(data: PublicData, tradeId: number): AsyncGenerator<Check> {
  const { trade, batch: told, taker, replay: range } = await data.edge.fillProof(tradeId);
  const batch = await data.batch(told.batchId ?? 0);
  const replay = await Replay.from(data, range.snapshotSequence);
  yield {
    says: `command ${taker.row.sequence} is in batch ${batch.batchId}`,
    ours: String(replay.includes(batch.commandsRoot, hexToBytes(taker.row.record), taker)),
    theirs: 'true',
  };
  const batches = await batchesBetween(data, range.snapshotSequence, batch);
  for (const each of batches) {
    const ran = await replay.run(each);
    yield* ran.checks;
    if (each.batchId !== batch.batchId) continue;
    const made = ran.trades.find((candidate) => candidate.tradeId === tradeId);
    yield {
      says: `the replay makes fill ${tradeId}`,
      ours: made ? `${made.takerSide} ${made.quantityLots} lots at ${made.priceTicks} ticks` : 'no such fill',
      theirs: await inTicks(data, trade),
    };
    yield* checkSignatures(data, replay, ran, `batch ${batch.batchId}`);
  }
}

async function inTicks(
  { edge }: PublicData,
  trade: { market: string; takerSide: string; price: string; quantity: string },
): Promise<string> {
  const market = (await edge.markets()).find(({ symbol }) => symbol === trade.market);
  const scaled = (text: string, decimals = 0) => Math.round(Number(text) * 10 ** decimals);
  const lots = scaled(trade.quantity, market?.quantityDecimals);
  return `${trade.takerSide} ${lots} lots at ${scaled(trade.price, market?.priceDecimals)} ticks`;
}
