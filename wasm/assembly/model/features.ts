// Feature set 1: what a network sees of a window of bars. Ratios are f64, rounded to f32 once at the end.
import { candleAt, closeTicks, highTicks, lowTicks, openTicks, volumeLots } from './candles';

export const FEATURES_PER_BAR: usize = 4;
/** An hour's price change is of the order of a percent: this brings it near one. */
const CHANGE_SCALE: f64 = 50;
/** A crash must not drown the rest of the window. */
const FEATURE_MAX: f64 = 4;

function clamped(value: f64): f32 {
  return <f32>max(-FEATURE_MAX, min(FEATURE_MAX, value));
}

/** a/b − 1; prices are above zero. */
function change(a: i64, b: i64): f64 {
  return <f64>a / <f64>b - 1;
}

/** Volumes are integers, so their f64 sum is exact below 2^53 and in any case added in the order of time. */
function meanVolume(candles: usize, first: usize, windowBars: usize): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < windowBars; i++) sum += <f64>volumeLots(candleAt(candles, first + i));
  return sum / <f64>windowBars;
}

/** Writes the features of the window whose last bar is `last`: `windowBars` × 4 f32, oldest bar first. */
function writeWindow(candles: usize, last: usize, windowBars: usize, target: usize): void {
  const first = last + 1 - windowBars;
  const mean = meanVolume(candles, first, windowBars);
  for (let i: usize = 0; i < windowBars; i++, target += FEATURES_PER_BAR * sizeof<f32>()) {
    const bar = candleAt(candles, first + i);
    const close = closeTicks(bar);
    const previousClose = closeTicks(candleAt(candles, first + i - 1));
    store<f32>(target, clamped(change(close, previousClose) * CHANGE_SCALE), 0);
    store<f32>(target, clamped((<f64>(highTicks(bar) - lowTicks(bar)) / <f64>close) * CHANGE_SCALE), 4);
    store<f32>(target, clamped(change(close, openTicks(bar)) * CHANGE_SCALE), 8);
    store<f32>(target, mean > 0 ? clamped(<f64>volumeLots(bar) / mean - 1) : 0, 12);
  }
}

/**
 * Writes one row for each bar from `windowBars` on (the first one needs a close before its window):
 * `count − windowBars` rows of `windowBars` × 4 f32.
 */
export function writeFeatures(candles: usize, count: usize, windowBars: usize, target: usize): void {
  const rowBytes = windowBars * FEATURES_PER_BAR * sizeof<f32>();
  for (let last = windowBars; last < count; last++, target += rowBytes)
    writeWindow(candles, last, windowBars, target);
}
