// Averages that in a textbook remember every bar since the beginning. Here the recursion begins a fixed number of bars before the bar in question,
// from a plain mean, so far back that f32 no longer sees the difference (what is forgotten weighs less than e^−16): the value
// depends on those bars alone, and a runner that knows only them gets the bits of a backtest over years.
import { close, trueRange } from './series';

/** A factor 1 − α to the power of this many times 1/α is e^−16. */
const MEMORY: usize = 16;

/** How many bars before `last` an exponential average with α = 2/(window + 1) reads. */
export function exponentialMemory(window: usize): usize {
  return window - 1 + (MEMORY * (window + 1)) / 2;
}

/** The same with Wilder's α = 1/window. */
export function wilderMemory(window: usize): usize {
  return window - 1 + MEMORY * window;
}

/** Exponential moving average of closes at `last`: begins with the mean of `window` closes. */
export function exponentialAverage(last: usize, window: usize): f64 {
  const first = last - exponentialMemory(window);
  let average: f64 = 0;
  for (let bar = first; bar < first + window; bar++) average += close(bar);
  average /= <f64>window;
  const alpha = 2 / <f64>(window + 1);
  for (let bar = first + window; bar <= last; bar++) average += alpha * (close(bar) - average);
  return average;
}

/** Average true range, Wilder 1978. */
export function averageTrueRange(last: usize, window: usize): f64 {
  const first = last - wilderMemory(window);
  const n = <f64>window;
  let average: f64 = 0;
  for (let bar = first; bar < first + window; bar++) average += trueRange(bar);
  average /= n;
  for (let bar = first + window; bar <= last; bar++) average = (average * (n - 1) + trueRange(bar)) / n;
  return average;
}

/** Relative strength index, Wilder 1978, 0 to 100; 50 where nothing moved. */
export function relativeStrength(last: usize, window: usize): f64 {
  const first = last - wilderMemory(window);
  const n = <f64>window;
  let gains: f64 = 0;
  let losses: f64 = 0;
  for (let bar = first; bar < first + window; bar++) {
    const move = close(bar) - close(bar - 1);
    gains += max(move, 0);
    losses += max(-move, 0);
  }
  gains /= n;
  losses /= n;
  for (let bar = first + window; bar <= last; bar++) {
    const move = close(bar) - close(bar - 1);
    gains = (gains * (n - 1) + max(move, 0)) / n;
    losses = (losses * (n - 1) + max(-move, 0)) / n;
  }
  const sum = gains + losses;
  return sum > 0 ? (100 * gains) / sum : 50;
}

/** How many bars before `last` the MACD's histogram reads. */
export function macdMemory(slow: usize, signal: usize): usize {
  return exponentialMemory(slow) + exponentialMemory(signal);
}

/**
 * G. Appel's moving average convergence/divergence: the fast exponential average less the slow one, less the exponential average of that
 * difference. All three begin with plain means.
 */
export function macdHistogram(last: usize, fast: usize, slow: usize, signal: usize): f64 {
  const first = last - exponentialMemory(signal);
  // From here on each average is one that has run for its whole memory.
  let fastAverage = exponentialAverage(first, fast);
  let slowAverage = exponentialAverage(first, slow);
  const fastAlpha = 2 / <f64>(fast + 1);
  const slowAlpha = 2 / <f64>(slow + 1);
  const signalAlpha = 2 / <f64>(signal + 1);
  let line = fastAverage - slowAverage;
  let average = line;
  for (let bar = first + 1; bar <= last; bar++) {
    fastAverage += fastAlpha * (close(bar) - fastAverage);
    slowAverage += slowAlpha * (close(bar) - slowAverage);
    line = fastAverage - slowAverage;
    average = bar < first + signal ? average + line : average + signalAlpha * (line - average);
    if (bar === first + signal - 1) average /= <f64>signal;
  }
  return line - average;
}
