/** Sells or buys a quantity in equal parts over a time. `node examples/time-weighted-average.ts buy 0.05 600` */
import { connect, onGrid } from './connect.ts';

const [, , side = 'buy', quantity = '0.01', seconds = '600'] = process.argv;
const PARTS = 20;
const SLIPPAGE = 0.002;
if (side !== 'buy' && side !== 'sell') throw new Error('the side is buy or sell');

const { edge, market, place, entry } = await connect();
const run = Date.now();
const everyMs = (Number(seconds) * 1_000) / PARTS;
let left = Number(quantity);
for (let part = 1; part <= PARTS && left > 0; part++) {
  const { bid, ask } = await edge.ticker(market.symbol);
  const best = side === 'buy' ? ask : bid;
  // What an earlier part did not get is shared among those that are left.
  const wanted = onGrid(left / (PARTS - part + 1), market.quantityDecimals);
  if (best && Number(wanted) > 0) {
    const limit = Number(best[0]) * (side === 'buy' ? 1 + SLIPPAGE : 1 - SLIPPAGE);
    const price = onGrid(limit, market.priceDecimals);
    const { order } = await place({
      side,
      price,
      quantity: wanted,
      timeInForce: 'IOC',
      id: `twap-${run}-${part}`,
    });
    left -= Number(order.filled);
    console.log(
      `${part}/${PARTS}: ${order.filled} of ${wanted}, ${left.toFixed(market.quantityDecimals)} left`,
    );
  }
  const nextMs = run + part * everyMs - Date.now();
  if (nextMs > 0 && left > 0) await new Promise((resolve) => setTimeout(resolve, nextMs));
}
entry.close();
