// A candle is six i64 little-endian: opening time (ms), open, high, low, close (ticks), volume (lots).

export const CANDLE_BYTES: usize = 48;

export function candleAt(candles: usize, index: usize): usize {
  return candles + index * CANDLE_BYTES;
}

export function openTicks(candle: usize): i64 {
  return load<i64>(candle, 8);
}

export function highTicks(candle: usize): i64 {
  return load<i64>(candle, 16);
}

export function lowTicks(candle: usize): i64 {
  return load<i64>(candle, 24);
}

export function closeTicks(candle: usize): i64 {
  return load<i64>(candle, 32);
}

export function volumeLots(candle: usize): i64 {
  return load<i64>(candle, 40);
}
