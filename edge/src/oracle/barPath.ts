import type { Candle } from './candle.ts';

/**
 * The price inside a bar, for the time between its open and its close. A bar says where it went, not when: here it goes to the
 * far end first (a rising bar dips, a falling one spikes), then to the other end, then to its close, a third of the time each.
 * @param elapsedMs from 0 (the open) to `barMs` (the close).
 */
export function priceInside(candle: Candle, elapsedMs: number, barMs: number): number {
  const stops = stopsOf(candle);
  const thirds = (Math.max(0, Math.min(elapsedMs, barMs)) * 3) / barMs;
  const leg = Math.min(2, Math.floor(thirds));
  const from = stops[leg] as number;
  const to = stops[leg + 1] as number;
  return Math.round(from + (to - from) * (thirds - leg));
}

/** The bar as it looks from inside: extremes so far, the current price as its close, volume in proportion to time. */
export function formingBar(candle: Candle, elapsedMs: number, barMs: number): Candle {
  const price = priceInside(candle, elapsedMs, barMs);
  const passed = stopsOf(candle).slice(0, 1 + Math.min(3, Math.floor((elapsedMs * 3) / barMs)));
  return {
    openTimeMs: candle.openTimeMs,
    openTicks: candle.openTicks,
    highTicks: Math.max(price, ...passed),
    lowTicks: Math.min(price, ...passed),
    closeTicks: price,
    volumeLots: Math.floor((candle.volumeLots * Math.min(elapsedMs, barMs)) / barMs),
  };
}

function stopsOf({ openTicks, highTicks, lowTicks, closeTicks }: Candle): [number, number, number, number] {
  return closeTicks >= openTicks
    ? [openTicks, lowTicks, highTicks, closeTicks]
    : [openTicks, highTicks, lowTicks, closeTicks];
}
