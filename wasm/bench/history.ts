import type { Candle } from '../src/index.ts';

/** Hours of a price that walks at random, the same every time. */
export function walk(bars: number): Candle[] {
  let state = 1;
  let price = 600_000;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  return Array.from({ length: bars }, (_, i) => {
    const openTicks = price;
    const closeTicks = Math.max(1_000, Math.round(openTicks * (1 + (next() - 0.5) / 100)));
    price = closeTicks;
    return {
      openTimeMs: i * 3_600_000,
      openTicks,
      highTicks: Math.max(openTicks, closeTicks) + 200,
      lowTicks: Math.max(1, Math.min(openTicks, closeTicks) - 200),
      closeTicks,
      volumeLots: Math.floor(next() * 1_000_000),
    };
  });
}
