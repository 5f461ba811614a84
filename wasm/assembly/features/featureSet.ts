// A declared set of features. Every feature is a function of the bars t − lookback … t and has no unit, so that one network fits prices of any size. Kinds and
// layout: docs/protocol.md, "Features".

import { ln } from '../model/transcendental';
import { cosTurn, sinTurn, timeOfDay, timeOfWeek } from './clock';
import { close, columnAt, readFrom, timeMs } from './series';
import {
  averageTrueRange,
  exponentialAverage,
  exponentialMemory,
  macdHistogram,
  macdMemory,
  relativeStrength,
  wilderMemory,
} from './smoothing';
import {
  bollingerPosition,
  CLOSES,
  deviationOver,
  meanOver,
  RETURNS,
  realisedVolatility,
  VOLUMES,
  zScore,
} from './windows';

/** A feature: kind, window, two more numbers (u32 each), scale (f64). */
export const FEATURE_BYTES: usize = 24;
/** A crash must not drown the rest. */
const FEATURE_MAX: f64 = 4;

const RETURN: u32 = 1;
const LOG_RETURN: u32 = 2;
const MEAN_RETURN: u32 = 3;
const DEVIATION: u32 = 4;
const PRICE_Z_SCORE: u32 = 5;
const SIMPLE_AVERAGE: u32 = 6;
const EXPONENTIAL_AVERAGE: u32 = 7;
const RELATIVE_STRENGTH: u32 = 8;
const TRUE_RANGE: u32 = 9;
const MACD: u32 = 10;
const BOLLINGER: u32 = 11;
const REALISED_VOLATILITY: u32 = 12;
const VOLUME_Z_SCORE: u32 = 13;
const IMBALANCE: u32 = 14;
const DAY_SINE: u32 = 15;
const DAY_COSINE: u32 = 16;
const WEEK_SINE: u32 = 17;
const WEEK_COSINE: u32 = 18;

/** How many bars before a bar its feature reads. */
export function lookbackBars(feature: usize): usize {
  const kind = load<u32>(feature, 0);
  const window = <usize>load<u32>(feature, 4);
  switch (kind) {
    case RETURN:
    case LOG_RETURN:
    case MEAN_RETURN:
    case DEVIATION:
    case REALISED_VOLATILITY:
      return window;
    case EXPONENTIAL_AVERAGE:
      return exponentialMemory(window);
    case RELATIVE_STRENGTH:
    case TRUE_RANGE:
      return wilderMemory(window) + 1;
    case MACD:
      return macdMemory(window, <usize>load<u32>(feature, 12));
    case DAY_SINE:
    case DAY_COSINE:
    case WEEK_SINE:
    case WEEK_COSINE:
      return 0;
    default:
      return window - 1;
  }
}

/** Mean of (bid − ask)/(bid + ask) over the window; a bar without either counts as balanced. */
function imbalance(last: usize, window: usize, bids: usize, asks: usize): f64 {
  let sum: f64 = 0;
  for (let bar = last + 1 - window; bar <= last; bar++) {
    const bid = columnAt(bids, bar);
    const ask = columnAt(asks, bar);
    if (bid + ask > 0) sum += (bid - ask) / (bid + ask);
  }
  return sum / <f64>window;
}

/** A feature's value at a bar, before scale and clamp. */
function featureAt(feature: usize, bar: usize): f64 {
  const window = <usize>load<u32>(feature, 4);
  const first = <usize>load<u32>(feature, 8);
  const second = <usize>load<u32>(feature, 12);
  switch (load<u32>(feature, 0)) {
    case RETURN:
      return close(bar) / close(bar - window) - 1;
    case LOG_RETURN:
      return ln(close(bar) / close(bar - window));
    case MEAN_RETURN:
      return meanOver(RETURNS, bar, window);
    case DEVIATION:
      return deviationOver(RETURNS, bar, window);
    case PRICE_Z_SCORE:
      return zScore(CLOSES, bar, window);
    case SIMPLE_AVERAGE:
      return close(bar) / meanOver(CLOSES, bar, window) - 1;
    case EXPONENTIAL_AVERAGE:
      return close(bar) / exponentialAverage(bar, window) - 1;
    case RELATIVE_STRENGTH:
      return relativeStrength(bar, window) / 50 - 1;
    case TRUE_RANGE:
      return averageTrueRange(bar, window) / close(bar);
    case MACD:
      return macdHistogram(bar, first, window, second) / close(bar);
    case BOLLINGER:
      return bollingerPosition(bar, window);
    case REALISED_VOLATILITY:
      return realisedVolatility(bar, window);
    case VOLUME_Z_SCORE:
      return zScore(VOLUMES, bar, window);
    case IMBALANCE:
      return imbalance(bar, window, first, second);
    case DAY_SINE:
      return sinTurn(timeOfDay(timeMs(bar)));
    case DAY_COSINE:
      return cosTurn(timeOfDay(timeMs(bar)));
    case WEEK_SINE:
      return sinTurn(timeOfWeek(timeMs(bar)));
    default:
      return cosTurn(timeOfWeek(timeMs(bar)));
  }
}

/**
 * Writes the features of bars `firstBar` to `count − 1`, [bar][feature] f32, scaled and clamped to ±4. `firstBar` is at least every feature's
 * lookback; `columns` is [column][bar] f64.
 */
export function writeFeatureSet(
  candles: usize,
  count: usize,
  columns: usize,
  features: usize,
  featureCount: usize,
  firstBar: usize,
  target: usize,
): void {
  readFrom(candles, count, columns);
  const rowBytes = featureCount * sizeof<f32>();
  for (let index: usize = 0; index < featureCount; index++) {
    const feature = features + index * FEATURE_BYTES;
    const scale = load<f64>(feature, 16);
    let at = target + index * sizeof<f32>();
    for (let bar = firstBar; bar < count; bar++, at += rowBytes) {
      store<f32>(at, <f32>max(-FEATURE_MAX, min(FEATURE_MAX, featureAt(feature, bar) * scale)));
    }
  }
}

/** Writes one feature's values of bars `firstBar` to `count − 1`, f64, neither scaled nor clamped. */
export function writeFeatureValues(
  candles: usize,
  count: usize,
  columns: usize,
  feature: usize,
  firstBar: usize,
  target: usize,
): void {
  readFrom(candles, count, columns);
  for (let bar = firstBar; bar < count; bar++, target += sizeof<f64>()) {
    store<f64>(target, featureAt(feature, bar));
  }
}
