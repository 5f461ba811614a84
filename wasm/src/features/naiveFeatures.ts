import type { Candle } from '../model/candles.ts';
import type { Feature } from './FeatureSet.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const squares = (values: readonly number[], centre: number) =>
  sum(values.map((value) => (value - centre) ** 2));
const last = (values: readonly number[]) => values.at(-1) as number;

/** (last − mean)/sample deviation. */
function zScore(values: readonly number[]): number {
  const deviation = Math.sqrt(squares(values, mean(values)) / (values.length - 1));
  return deviation > 0 ? (last(values) - mean(values)) / deviation : 0;
}

/** A recursion that begins with the mean of its first `window` values. */
function smoothed(values: readonly number[], window: number, alpha: number): number {
  return values
    .slice(window)
    .reduce((average, value) => average + alpha * (value - average), mean(values.slice(0, window)));
}

const exponentialBars = (window: number) => window + 8 * (window + 1);
const wilderBars = (window: number) => 17 * window;

/**
 * The feature at the last of `candles`, straight from its definition. Recursions begin `exponentialBars` or `wilderBars` before. Test oracle
 * only.
 */
export function naiveFeature(
  feature: Feature,
  candles: readonly Candle[],
  columns: readonly (readonly number[])[],
): number {
  const closes = candles.map(({ closeTicks }) => closeTicks);
  const close = last(closes);
  const returns = closes.slice(1).map((value, i) => value / (closes[i] as number) - 1);
  const logReturns = returns.map((value) => Math.log(1 + value));
  const exponential = (window: number, to: number) => {
    const end = closes.length - to;
    return smoothed(closes.slice(end - exponentialBars(window), end), window, 2 / (window + 1));
  };
  const wilder = (values: readonly number[], window: number) =>
    smoothed(values.slice(-wilderBars(window)), window, 1 / window);
  const onCircle = (cycleMs: number, offsetMs: number) =>
    (2 *
      Math.PI *
      ((((last(candles.map(({ openTimeMs }) => openTimeMs)) + offsetMs) % cycleMs) + cycleMs) % cycleMs)) /
    cycleMs;
  const day = 86_400_000;
  switch (feature.kind) {
    case 'return':
      return close / (closes.at(-1 - feature.window) as number) - 1;
    case 'logReturn':
      return Math.log(close / (closes.at(-1 - feature.window) as number));
    case 'meanReturn':
      return mean(returns.slice(-feature.window));
    case 'deviation': {
      const window = returns.slice(-feature.window);
      return Math.sqrt(squares(window, mean(window)) / (feature.window - 1));
    }
    case 'priceZScore':
      return zScore(closes.slice(-feature.window));
    case 'simpleAverage':
      return close / mean(closes.slice(-feature.window)) - 1;
    case 'exponentialAverage':
      return close / exponential(feature.window, 0) - 1;
    case 'relativeStrength': {
      const moves = closes.slice(1).map((value, i) => value - (closes[i] as number));
      const gains = wilder(
        moves.map((move) => Math.max(move, 0)),
        feature.window,
      );
      const losses = wilder(
        moves.map((move) => Math.max(-move, 0)),
        feature.window,
      );
      return gains + losses > 0 ? (100 - 100 / (1 + gains / losses)) / 50 - 1 : 0;
    }
    case 'trueRange': {
      const ranges = candles.slice(1).map(({ highTicks, lowTicks }, i) => {
        const before = closes[i] as number;
        return Math.max(highTicks - lowTicks, Math.abs(highTicks - before), Math.abs(lowTicks - before));
      });
      return wilder(ranges, feature.window) / close;
    }
    case 'macd': {
      const { fast, slow, signal } = feature;
      // The averages run on through the bars of the signal, as one recursion.
      const bars = exponentialBars(signal);
      const lines = Array.from({ length: bars }, (_, i) => i).map((i) => {
        const run = (window: number) => {
          const end = closes.length - bars + 1 + i;
          const length = exponentialBars(window) + i;
          return smoothed(closes.slice(end - length, end), window, 2 / (window + 1));
        };
        return run(fast) - run(slow);
      });
      return (last(lines) - smoothed(lines, signal, 2 / (signal + 1))) / close;
    }
    case 'bollinger': {
      const window = closes.slice(-feature.window);
      const band = 2 * Math.sqrt(squares(window, mean(window)) / window.length);
      return band > 0 ? (close - mean(window)) / band : 0;
    }
    case 'realisedVolatility':
      return Math.sqrt(squares(logReturns.slice(-feature.window), 0));
    case 'volumeZScore':
      return zScore(candles.slice(-feature.window).map(({ volumeLots }) => volumeLots));
    case 'imbalance': {
      const [bids, asks] = [feature.bidColumn, feature.askColumn].map((column) =>
        (columns[column] as readonly number[]).slice(candles.length - feature.window, candles.length),
      ) as [number[], number[]];
      return mean(
        bids.map((bid, i) =>
          bid + (asks[i] as number) > 0 ? (bid - (asks[i] as number)) / (bid + (asks[i] as number)) : 0,
        ),
      );
    }
    case 'timeOfDaySine':
      return Math.sin(onCircle(day, 0));
    case 'timeOfDayCosine':
      return Math.cos(onCircle(day, 0));
    case 'timeOfWeekSine':
      return Math.sin(onCircle(7 * day, 3 * day));
    case 'timeOfWeekCosine':
      return Math.cos(onCircle(7 * day, 3 * day));
  }
}
