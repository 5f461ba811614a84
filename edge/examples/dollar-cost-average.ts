/** Buys for the same number of dollars again and again. `node examples/dollar-cost-average.ts [dollars] [seconds] [times]` */
import { connect, onGrid, sizeOf } from './connect.ts';

const [, , dollars = '10', seconds = '60', times = '10'] = process.argv;
/** It pays at most so much more than the best offer. */
const SLIPPAGE = 0.002;

const { edge, market, place, entry } = await connect();
const run = Date.now();
for (let turn = 1; turn <= Number(times); turn++) {
  const { ask } = await edge.ticker(market.symbol);
  if (ask) {
    const limit = Number(ask[0]) * (1 + SLIPPAGE);
    const { order } = await place({
      side: 'buy',
      price: onGrid(limit, market.priceDecimals),
      quantity: sizeOf(market, Number(dollars), limit),
      timeInForce: 'IOC',
      // The name makes a repeated turn the same order, also after a crash in between.
      id: `dca-${run}-${turn}`,
    });
    console.log(`${turn}/${times}: bought ${order.filled} at up to ${order.price}`);
  } else {
    console.log(`${turn}/${times}: nobody sells`);
  }
  if (turn < Number(times)) await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1_000));
}
entry.close();
