import { formatDecimal } from '../markets/decimal.ts';
import type { Market } from '../markets/markets.ts';
import { formingBar } from './barPath.ts';
import type { Candle } from './candle.ts';
import type { CandleSource } from './candleSource.ts';
import { barAt, type MarketPosition } from './marketPosition.ts';
import type { CandleAnswer, CandlesAnswer, CandlesQuery, ClockAnswer } from './schema.ts';

/** Everything that may be seen of a market at one moment. Bars after `position` exist in a replay, but never leave this file. */
export interface MarketView {
  market: Market;
  source: CandleSource;
  bars: readonly Candle[];
  position: MarketPosition;
  startBar: number;
  speed: number;
  nowMs: number;
}

export function clockOf(view: MarketView): ClockAnswer {
  const { source, bars, position, market } = view;
  const ended = position.bar >= bars.length;
  const last = bars[bars.length - 1] as Candle;
  const forming = bars[position.bar];
  return {
    market: market.symbol,
    source: source.kind,
    label: source.label,
    simulated: source.simulated,
    replayed: source.replayed,
    seed: source.seed,
    speed: view.speed,
    barMs: source.barMs,
    state: ended ? 'ended' : 'running',
    bar: position.bar,
    startTimeMs: (bars[view.startBar] ?? last).openTimeMs,
    endTimeMs: source.replayed ? last.openTimeMs + source.barMs : null,
    marketTimeMs: forming ? forming.openTimeMs + position.elapsedMs : last.openTimeMs + source.barMs,
    markPrice: formatDecimal(markTicksOf(view), market.priceDecimals),
    updatedAtMs: view.nowMs,
  };
}

/** The price that quotes and charts follow between closes, in ticks. */
export function markTicksOf(view: MarketView): number {
  return (formingOf(view) ?? (view.bars[view.bars.length - 1] as Candle)).closeTicks;
}

/** The bar that is forming as far as it is known now; undefined when the market has ended. */
function formingOf({ source, bars, position }: MarketView): Candle | undefined {
  const bar = bars[position.bar];
  if (!bar) return undefined;
  // A live bar holds only what happened; a replayed one must not show how it will end.
  return source.replayed ? formingBar(bar, position.elapsedMs, source.barMs) : bar;
}

/** Closed bars in a range, ascending, at most `limit`. */
export function closedBars(view: MarketView, query: CandlesQuery): readonly Candle[] {
  const { bars, position } = view;
  const end = query.to === undefined ? position.bar : Math.min(position.bar, barAt(bars, query.to));
  const start = query.from === undefined ? 0 : barAt(bars, query.from);
  const oldestFirst = query.from !== undefined && query.to === undefined;
  return oldestFirst
    ? bars.slice(start, Math.min(end, start + query.limit))
    : bars.slice(Math.max(start, end - query.limit), Math.max(start, end));
}

export function candlesOf(view: MarketView, query: CandlesQuery): CandlesAnswer {
  const forming = formingOf(view);
  return {
    market: view.market.symbol,
    barMs: view.source.barMs,
    candles: closedBars(view, query).map((candle) => toAnswer(candle, view.market)),
    forming: forming ? toAnswer(forming, view.market) : null,
  };
}

function toAnswer(candle: Candle, market: Market): CandleAnswer {
  return {
    openTimeMs: candle.openTimeMs,
    open: formatDecimal(candle.openTicks, market.priceDecimals),
    high: formatDecimal(candle.highTicks, market.priceDecimals),
    low: formatDecimal(candle.lowTicks, market.priceDecimals),
    close: formatDecimal(candle.closeTicks, market.priceDecimals),
    volume: formatDecimal(candle.volumeLots, market.quantityDecimals),
  };
}
