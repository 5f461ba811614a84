import type { FillAnswer, MarketAnswer } from '@quantum-chain/edge/client';
import { expect, test } from 'vitest';
import { tradedPosition } from './tradedPosition.ts';

const MARKET = {
  symbol: 'BTC-USD',
  priceDecimals: 1,
  quantityDecimals: 5,
  quoteUnitsPerTickLot: 1,
  quoteAsset: { decimals: 6 },
} as MarketAnswer;
let tradeId = 0;
const fill = (side: 'buy' | 'sell', price: string, quantity: string, fee = '0') =>
  ({ market: 'BTC-USD', tradeId: ++tradeId, side, price, quantity, fee }) as FillAnswer;

test('two buys average their cost, fees included', () => {
  const position = tradedPosition([fill('buy', '100.0', '1', '0.05'), fill('buy', '110.0', '1')], MARKET);
  expect(position).toEqual({ lots: 200_000n, cost: 210_050_000n, realised: 0n, soldBeyond: 0n });
});

test('a sale takes its part of the cost and says what it brought', () => {
  const position = tradedPosition(
    [fill('buy', '100.0', '2'), fill('sell', '130.0', '1', '0.1')].reverse(),
    MARKET,
  );
  expect(position).toMatchObject({ lots: 100_000n, cost: 100_000_000n, realised: 29_900_000n });
});

test('what was deposited and sold has no known cost, so it is neither gain nor loss', () => {
  const position = tradedPosition([fill('sell', '100.0', '3')], MARKET);
  expect(position).toEqual({ lots: 0n, cost: 0n, realised: 0n, soldBeyond: 300_000n });
});

test('another market is another position', () => {
  expect(tradedPosition([{ ...fill('buy', '1.0', '1'), market: 'ETH-USD' }], MARKET).lots).toBe(0n);
});
