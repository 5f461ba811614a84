// Sums over the bars `last − window + 1` to `last`, oldest first. Nothing is carried over from the window before: a value depends on its
// window alone, so a history that begins elsewhere, as a live runner's does, gives the same bits.
import { change, close, logChange, volume } from './series';

export const RETURNS: u32 = 0;
export const CLOSES: u32 = 1;
export const VOLUMES: u32 = 2;
export const LOG_RETURNS: u32 = 3;

export function valueAt(source: u32, bar: usize): f64 {
  if (source === RETURNS) return change(bar);
  if (source === CLOSES) return close(bar);
  if (source === VOLUMES) return volume(bar);
  return logChange(bar);
}

export function meanOver(source: u32, last: usize, window: usize): f64 {
  let sum: f64 = 0;
  for (let bar = last + 1 - window; bar <= last; bar++) sum += valueAt(source, bar);
  return sum / <f64>window;
}

function squaresOver(source: u32, last: usize, window: usize, centre: f64): f64 {
  let sum: f64 = 0;
  for (let bar = last + 1 - window; bar <= last; bar++) {
    const distance = valueAt(source, bar) - centre;
    sum += distance * distance;
  }
  return sum;
}

/** Sample standard deviation (divisor n − 1). */
export function deviationOver(source: u32, last: usize, window: usize): f64 {
  return sqrt(squaresOver(source, last, window, meanOver(source, last, window)) / <f64>(window - 1));
}

/** (value − mean)/deviation of the last value in its window; 0 where nothing varies. */
export function zScore(source: u32, last: usize, window: usize): f64 {
  const mean = meanOver(source, last, window);
  const squares = squaresOver(source, last, window, mean);
  return squares > 0 ? (valueAt(source, last) - mean) / sqrt(squares / <f64>(window - 1)) : 0;
}

/** √Σ of squared log returns: realised volatility, T. G. Andersen et al., "Modeling and Forecasting Realized Volatility", 2003. */
export function realisedVolatility(last: usize, window: usize): f64 {
  return sqrt(squaresOver(LOG_RETURNS, last, window, 0));
}

/** Where the close stands between the bands of J. Bollinger, two population deviations from the mean: 0 on the mean, ±1 on a band. */
export function bollingerPosition(last: usize, window: usize): f64 {
  const mean = meanOver(CLOSES, last, window);
  const squares = squaresOver(CLOSES, last, window, mean);
  return squares > 0 ? (close(last) - mean) / (2 * sqrt(squares / <f64>window)) : 0;
}
