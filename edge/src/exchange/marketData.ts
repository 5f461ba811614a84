import { formatDecimal } from '../markets/decimal.ts';
import type { Market } from '../markets/markets.ts';
import type { Book } from './book.ts';
import type { BookOrderAnswer, TickerAnswer, TradeCandleAnswer } from './marketSchema.ts';
import type { OrderRow } from './store/orderStore.ts';
import type { Sql } from './store/sql.ts';
import { CANDLE_INTERVALS, readTradeCandles, type TradeCandleRow } from './store/tradeCandles.ts';

const DAY_MINUTES = CANDLE_INTERVALS['1d'] / CANDLE_INTERVALS['1m'];

/** What a market did in the last 24 hours, to the minute, and where it stands. */
export function tickerOf(sql: Sql, market: Market, book: Book, seq: number, nowMs: number): TickerAnswer {
  const bars = readTradeCandles(sql, market.id, '1m', {
    startMs: nowMs - CANDLE_INTERVALS['1d'],
    limit: DAY_MINUTES + 1,
  });
  const newest = bars.at(-1) ?? readTradeCandles(sql, market.id, '1m', { limit: 1 })[0];
  const price = (ticks: number | undefined) =>
    ticks === undefined ? null : formatDecimal(ticks, market.priceDecimals);
  const tickLots = bars.reduce((sum, bar) => sum + BigInt(bar.tick_lots), 0n);
  return {
    market: market.symbol,
    seq,
    timeMs: nowMs,
    ...bestOf(book),
    last: price(newest?.close_ticks),
    open: price(bars[0]?.open_ticks),
    high: price(bars.length > 0 ? Math.max(...bars.map((bar) => bar.high_ticks)) : undefined),
    low: price(bars.length > 0 ? Math.min(...bars.map((bar) => bar.low_ticks)) : undefined),
    volume: formatDecimal(
      bars.reduce((sum, bar) => sum + bar.volume_lots, 0),
      market.quantityDecimals,
    ),
    quoteVolume: quoteText(tickLots, market),
    trades: bars.reduce((sum, bar) => sum + bar.trades, 0),
  };
}

/** Best bid and offer as `[price, quantity]`; null where a side is empty. */
export function bestOf(book: Book): Pick<TickerAnswer, 'bid' | 'ask'> {
  return { bid: book.side('buy', 1)[0] ?? null, ask: book.side('sell', 1)[0] ?? null };
}

export function answerTradeCandle(row: TradeCandleRow, market: Market): TradeCandleAnswer {
  const price = (ticks: number) => formatDecimal(ticks, market.priceDecimals);
  return {
    openTimeMs: row.open_time_ms,
    open: price(row.open_ticks),
    high: price(row.high_ticks),
    low: price(row.low_ticks),
    close: price(row.close_ticks),
    volume: formatDecimal(row.volume_lots, market.quantityDecimals),
    quoteVolume: quoteText(BigInt(row.tick_lots), market),
    trades: row.trades,
  };
}

/** A resting order without its owner; quantity `0` where it rests no more. */
export function answerBookOrder(order: OrderRow, market: Market): BookOrderAnswer {
  const lots = order.status === 'open' ? order.quantity_lots - order.filled_lots : 0;
  return [
    order.order_id,
    order.side,
    formatDecimal(order.price_ticks, market.priceDecimals),
    formatDecimal(lots, market.quantityDecimals),
  ];
}

/** As they would be filled: best price first, then oldest first. */
export function byPriority(left: OrderRow, right: OrderRow): number {
  const better =
    left.side === 'buy' ? right.price_ticks - left.price_ticks : left.price_ticks - right.price_ticks;
  return better || left.order_id - right.order_id;
}

function quoteText(tickLots: bigint, market: Market): string {
  return formatDecimal(tickLots * BigInt(market.quoteUnitsPerTickLot), market.quoteAsset.decimals);
}
