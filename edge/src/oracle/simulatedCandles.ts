import { type Candle, type MarketGrid, toGrid } from './candle.ts';
import type { CandleSource } from './candleSource.ts';
import { counterRandom } from './counterRandom.ts';

const BAR_MS = 3_600_000;
const FIRST_OPEN_MS = Date.UTC(2024, 0, 1);
/** A year to train on, then a year of replay. */
const HISTORY_BARS = 8_760;
const BARS = HISTORY_BARS + 8_760;
const STEPS_PER_BAR = 12;
const DRAWS_PER_BAR = 32;
const REGIME_BARS = 72;
const WIDE_SHARE = 0.02;
const WIDE_FACTOR = 3;

/** A seeded market with volatility that clusters, fat tails and spells of drift. It is labelled as simulated wherever it shows. */
export function simulatedCandles(seed: number, grid: MarketGrid): CandleSource {
  return {
    kind: 'simulated',
    label: `Simulated market, seed ${seed}`,
    barMs: BAR_MS,
    simulated: true,
    replayed: true,
    seed,
    defaultStartMs: FIRST_OPEN_MS + HISTORY_BARS * BAR_MS,
    load: async () => simulate(seed, BARS, grid),
  };
}

/**
 * GARCH(1,1) (Bollerslev 1986) on hourly returns: the next variance is ω + α·r² + β·variance, here with a long-run deviation
 * of 0.7 % an hour. Only +, ×, / and √ are used, which IEEE 754 fixes to the bit, so every host draws the same market.
 */
export function simulate(seed: number, bars: number, grid: MarketGrid): Candle[] {
  const longRunVariance = 0.007 ** 2;
  const alpha = 0.08;
  const beta = 0.9;
  let variance = longRunVariance;
  let price = 10_000;
  const candles: Candle[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const base = bar * DRAWS_PER_BAR;
    const drift = (counterRandom(seed ^ 0x5eed, Math.floor(bar / REGIME_BARS)) - 0.47) * 0.0016;
    const open = price;
    let high = open;
    let low = open;
    const stepDeviation = Math.sqrt(variance / STEPS_PER_BAR);
    for (let step = 0; step < STEPS_PER_BAR; step++) {
      const move = drift / STEPS_PER_BAR + stepDeviation * shock(seed, base + step * 2);
      price *= 1 + Math.max(-0.05, Math.min(0.05, move));
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
    const change = price / open - 1;
    variance = (1 - alpha - beta) * longRunVariance + alpha * change * change + beta * variance;
    const volume = 80 + 400 * counterRandom(seed, base + 30) + 20_000 * Math.abs(change);
    const candle = toGrid(
      { openTimeMs: FIRST_OPEN_MS + bar * BAR_MS, open, high, low, close: price, volume },
      grid,
    );
    // The clamp on moves cannot stop a price from wandering to nothing over years: the market then begins anew.
    if (candle) candles.push(candle);
    else price = 10_000;
  }
  return candles;
}

/** Nearly normal with fat tails: a scaled sum of uniforms, and one draw in fifty three times as wide. */
function shock(seed: number, counter: number): number {
  let sum = 0;
  for (let draw = 0; draw < 4; draw++) sum += counterRandom(seed + 0x632be5ab * (draw + 1), counter);
  const normal = (sum - 2) * Math.sqrt(3);
  const wide = counterRandom(seed, counter + 1) < WIDE_SHARE ? normal * WIDE_FACTOR : normal;
  // Back to a variance of one, which the recursion above counts on.
  return wide / Math.sqrt(1 - WIDE_SHARE + WIDE_SHARE * WIDE_FACTOR * WIDE_FACTOR);
}
