import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamMessage } from '../../client/streamMessages.ts';
import { ALICE, BOB, CoreHarness, START_MS } from '../../test/coreHarness.ts';
import { MARKETS, type Market } from '../markets/markets.ts';
import { FeedMessages } from './feedMessages.ts';
import { CANDLE_INTERVALS, type CandleInterval, openTimeOf } from './store/tradeCandles.ts';

const MARKET = MARKETS[0] as Market;

async function open(): Promise<CoreHarness> {
  const harness = await CoreHarness.open();
  harness.deposit(ALICE, 0, 1_000_000_000_000n);
  harness.deposit(BOB, 1, 1_000_000_000_000n);
  return harness;
}

/** Bob sells to Alice: one fill. */
function trade(harness: CoreHarness, name: number, price: number, lots: number): void {
  harness.place({ account: BOB, id: `s-${name}`, side: 'sell', price, lots: lots + 10_000 });
  harness.place({ account: ALICE, id: `b-${name}`, side: 'buy', price, lots, timeInForce: 'IOC' });
  harness.cancel(BOB, null);
}

/** The bars of one length as anybody would make them out of the list of fills. */
function naiveBars(harness: CoreHarness, interval: CandleInterval) {
  const bars = new Map<number, { open: string; high: number; low: number; close: string; volume: number }>();
  for (const { timeMs, price, quantity } of harness.core.trades(MARKET, 500).reverse()) {
    const openTimeMs = openTimeOf(timeMs, CANDLE_INTERVALS[interval]);
    const bar = bars.get(openTimeMs) ?? {
      open: price,
      high: 0,
      low: Number.POSITIVE_INFINITY,
      close: price,
      volume: 0,
    };
    bars.set(openTimeMs, {
      open: bar.open,
      high: Math.max(bar.high, Number(price)),
      low: Math.min(bar.low, Number(price)),
      close: price,
      volume: bar.volume + Math.round(Number(quantity) * 1e5),
    });
  }
  return [...bars].map(([openTimeMs, bar]) => ({ openTimeMs, ...bar }));
}

describe('bars of trades', () => {
  it('are what the list of fills says, for each length, over a restart', async () => {
    const step = fc.record({
      minutes: fc.integer({ min: 0, max: 3_000 }),
      price: fc.integer({ min: 900, max: 1_100 }),
      lots: fc.integer({ min: 1, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), async (story) => {
        const harness = await open();
        for (const [index, { minutes, price, lots }] of story.entries()) {
          harness.nowMs += minutes * 60_000 + 7;
          trade(harness, index, price, lots);
          if (index === 1) await harness.restart();
        }
        for (const interval of Object.keys(CANDLE_INTERVALS) as CandleInterval[]) {
          const { candles } = harness.core.tradeCandles(MARKET, { interval, limit: 500 });
          const told = candles.map(({ openTimeMs, open, high, low, close, volume }) => ({
            openTimeMs,
            open,
            high: Number(high),
            low: Number(low),
            close,
            volume: Math.round(Number(volume) * 1e5),
          }));
          expect(told).toEqual(naiveBars(harness, interval));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('of a week open on Monday', () => {
    const sunday = Date.UTC(2026, 10, 22, 23, 59);
    expect(openTimeOf(sunday, CANDLE_INTERVALS['1w'])).toBe(Date.UTC(2026, 10, 16));
    expect(openTimeOf(sunday + 60_000, CANDLE_INTERVALS['1w'])).toBe(Date.UTC(2026, 10, 23));
  });
});

describe('the ticker', () => {
  it('forgets what happened more than a day ago, but not the last price', async () => {
    const harness = await open();
    trade(harness, 1, 1_000, 10);
    harness.nowMs += 60_000;
    trade(harness, 2, 1_050, 5);
    expect(harness.core.ticker(MARKET, harness.nowMs)).toMatchObject({
      last: '105',
      open: '100',
      high: '105',
      low: '100',
      volume: '0.00015',
      quoteVolume: '0.01525',
      trades: 2,
      bid: null,
    });
    const dayLater = START_MS + 2 * 86_400_000;
    expect(harness.core.ticker(MARKET, dayLater)).toMatchObject({ last: '105', high: null, trades: 0 });
  });
});

describe('the feed of single orders', () => {
  it('is the list of resting orders for whoever applies it to its snapshot', async () => {
    const harness = await open();
    const feeds = new FeedMessages(harness.core);
    feeds.afterCommit(() => true);
    const snapshot = feeds.snapshotOf('l3.BTC-USD') as { orders: [number, string, string, string][] };
    const mine = new Map(snapshot.orders.map((order) => [order[0], order]));
    for (let index = 0; index < 40; index++) {
      const side = index % 2 ? 'buy' : 'sell';
      const price = 1_000 + ((index * 7) % 9);
      harness.place({
        account: side === 'buy' ? ALICE : BOB,
        id: `l-${index}`,
        side,
        price,
        lots: 2_000 + index,
      });
      if (index % 5 === 0) harness.cancel(BOB, null);
      for (const message of feeds.afterCommit(() => true)) applyOrders(mine, message);
    }
    const { orders } = harness.core.bookOrders(MARKET);
    const byId = (left: unknown[], right: unknown[]) => Number(left[0]) - Number(right[0]);
    expect([...mine.values()].sort(byId)).toEqual([...orders].sort(byId));
    expect(orders.length).toBeGreaterThan(3);
  });
});

function applyOrders(orders: Map<number, unknown[]>, message: StreamMessage): void {
  if (!('channel' in message) || message.type !== 'orders') return;
  for (const order of message.orders) {
    if (order[3] === '0') orders.delete(order[0]);
    else orders.set(order[0], order);
  }
}
