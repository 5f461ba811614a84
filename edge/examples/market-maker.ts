/** Quotes both sides around the mark price and moves when it moves. `node examples/market-maker.ts` */
import { connect, onGrid, sizeOf } from './connect.ts';

const HALF_SPREAD = 0.001;
const DOLLARS = 50;
const MOVES_BY = 0.0005;

const { edge, market, place, cancelAll, entry } = await connect();
let quotedAt = 0;
let turn = 0;
let busy = false;

const stream = edge.stream({ onState: (state) => console.log('stream', state) });
stream.onClock(market.symbol, async ({ markPrice }) => {
  const mark = Number(markPrice);
  if (busy || Math.abs(mark / quotedAt - 1) < MOVES_BY) return;
  busy = true;
  try {
    await cancelAll();
    const id = `${Date.now()}-${++turn}`;
    const quote = (side: 'buy' | 'sell', price: number) =>
      place({
        side,
        price: onGrid(price, market.priceDecimals),
        quantity: sizeOf(market, DOLLARS, price),
        timeInForce: 'GTC',
        id: `${side}-${id}`,
      });
    await Promise.all([quote('buy', mark * (1 - HALF_SPREAD)), quote('sell', mark * (1 + HALF_SPREAD))]);
    quotedAt = mark;
    console.log('quoted around', mark, 'budget left', entry.remaining);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  } finally {
    busy = false;
  }
});

process.once('SIGINT', async () => {
  stream.close();
  await cancelAll();
  entry.close();
});
