import type { Candle } from '../src/index.ts';

const CANDLES = 600;

/** A xorshift generator of integers below `end`. */
export function generator(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % end;
  };
}

/** A history of hours whose price walks. */
export function candles(next: (end: number) => number): Candle[] {
  let price = 600_000;
  return Array.from({ length: CANDLES }, (_, i) => {
    const openTicks = price;
    const closeTicks = price + next(6_001) - 3_000;
    price = closeTicks;
    return {
      openTimeMs: i * 3_600_000,
      openTicks,
      highTicks: Math.max(openTicks, closeTicks) + next(500),
      lowTicks: Math.min(openTicks, closeTicks) - next(500),
      closeTicks,
      volumeLots: next(4) ? next(1_000_000) : 0,
    };
  });
}

/** Bytes in hex. */
export function text(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
