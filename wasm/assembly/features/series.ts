// What a feature may look at: candles, and columns that come from elsewhere (order-book quantities), f64 each.
import { candleAt, closeTicks, highTicks, lowTicks, volumeLots } from '../model/candles';
import { ln } from '../model/transcendental';

let candles: usize = 0;
let columns: usize = 0;
let count: usize = 0;

export function readFrom(candlesAt: usize, bars: usize, columnsAt: usize): void {
  candles = candlesAt;
  columns = columnsAt;
  count = bars;
}

export function timeMs(bar: usize): i64 {
  return load<i64>(candleAt(candles, bar));
}

export function close(bar: usize): f64 {
  return <f64>closeTicks(candleAt(candles, bar));
}

export function volume(bar: usize): f64 {
  return <f64>volumeLots(candleAt(candles, bar));
}

/** The simple return of a bar over the one before. */
export function change(bar: usize): f64 {
  return close(bar) / close(bar - 1) - 1;
}

export function logChange(bar: usize): f64 {
  return ln(close(bar) / close(bar - 1));
}

/** J. W. Wilder, "New Concepts in Technical Trading Systems", 1978: the largest of high − low and their distances from the close before. */
export function trueRange(bar: usize): f64 {
  const candle = candleAt(candles, bar);
  const high = <f64>highTicks(candle);
  const low = <f64>lowTicks(candle);
  const before = close(bar - 1);
  return max(high, before) - min(low, before);
}

/** Column `column` ([column][bar]). */
export function columnAt(column: usize, bar: usize): f64 {
  return load<f64>(columns + (column * count + bar) * sizeof<f64>());
}
