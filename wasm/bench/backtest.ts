import {
  type Candle,
  loadBacktester,
  loadFeatures,
  loadStatistics,
  TECHNICAL_FEATURES,
} from '../src/index.ts';
import { walk } from './history.ts';
import { measure, type Row } from './measure.ts';

/** A year of hours. */
const BARS = 8_760;
/** So many in a round, as a sweep over parameters would. */
const RUNS = 100;
const FAST = 20;
const SLOW = 100;
const STRATEGIES = 50;
const SERIES = 64;
const DAYS = 1_000;

export async function benchBacktest(): Promise<Row[]> {
  const candles = walk(BARS);
  const backtester = await loadBacktester(candles);
  const averages = { fastBars: FAST, slowBars: SLOW };
  const cross = (shortExposureBps: number) => ({
    count: RUNS * BARS,
    run: () => {
      for (let run = 0; run < RUNS; run++)
        backtester.runMovingAverageCross(averages, { conditions: { shortExposureBps } });
    },
  });
  const features = await loadFeatures();
  const lookback = features.lookbackBars(TECHNICAL_FEATURES.features);
  return [
    measure({
      name: `moving averages ${FAST} and ${SLOW}: signals, fills, equity of a year of hours`,
      unit: 'bars/s',
      ours: cross(0),
      peer: {
        count: RUNS * BARS,
        run: () => {
          for (let run = 0; run < RUNS; run++) plainMovingAverageCross(candles);
        },
      },
      peerName: 'plain TypeScript in floats',
      targetRate: 50_000_000,
    }),
    measure({ name: 'the same, long and short', unit: 'bars/s', ours: cross(9_500) }),
    measure({
      name: `feature set 2 (${TECHNICAL_FEATURES.features.length} features), a year of hours`,
      unit: 'bars/s',
      ours: { count: BARS - lookback, run: () => features.rows(TECHNICAL_FEATURES.features, candles) },
    }),
    ...(await benchStatistics()),
  ];
}

async function benchStatistics(): Promise<Row[]> {
  const statistics = await loadStatistics();
  const wave = (seed: number, length: number) =>
    Float64Array.from({ length }, (_, i) => Math.sin(i * 12.9898 + seed * seed * 78.233) / 100);
  const tables = Array.from({ length: SERIES }, (_, seed) => wave(seed, DAYS));
  const strategies = Array.from({ length: STRATEGIES }, (_, seed) => wave(seed, BARS));
  const products = (SERIES * (SERIES + 1) * DAYS) / 2;
  const year = wave(1, BARS);
  return [
    measure({
      name: `correlation with shrinkage, ${SERIES} series of ${DAYS}`,
      unit: 'products/s',
      ours: { count: products, run: () => statistics.correlation(tables) },
      peer: { count: products, run: () => plainCorrelation(tables) },
      peerName: 'plain TypeScript, without shrinkage',
    }),
    measure({
      name: 'all figures of a year of hourly returns',
      unit: 'returns/s',
      ours: { count: BARS, run: () => statistics.returnMetrics(year, BARS) },
    }),
    measure({
      name: `probability of overfitting, ${STRATEGIES} strategies, 12,870 splits of a year of hours`,
      unit: 'splits/s',
      ours: { count: 12_870, run: () => statistics.overfitting(strategies, 16) },
    }),
  ];
}

/** What one would write: rolling sums, one position, money in floats. */
function plainMovingAverageCross(candles: readonly Candle[]): Float64Array {
  const equity = new Float64Array(candles.length);
  let [cash, held, fast, slow] = [10_000_000_000, 0, 0, 0];
  for (let bar = 0; bar < candles.length; bar++) {
    const { closeTicks } = candles[bar] as Candle;
    fast += closeTicks - (candles[bar - FAST]?.closeTicks ?? 0);
    slow += closeTicks - (candles[bar - SLOW]?.closeTicks ?? 0);
    const value = cash + held * closeTicks;
    equity[bar] = value;
    const next = candles[bar + 1];
    if (bar < SLOW - 1 || !next) continue;
    const target = fast / FAST > slow / SLOW ? Math.floor((value * 0.95) / closeTicks) : 0;
    if (Math.abs(target - held) * 20 <= target) continue;
    const price = next.openTicks * (target > held ? 1.0005 : 0.9995);
    cash -= (target - held) * price + Math.abs(target - held) * price * 0.0005;
    held = target;
  }
  return equity;
}

function plainCorrelation(series: readonly Float64Array[]): number[] {
  const standard = series.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    return values.map((value) => (value - mean) / scale);
  });
  return standard.flatMap((a, i) =>
    standard.slice(i).map((b) => {
      let sum = 0;
      for (let row = 0; row < a.length; row++) sum += (a[row] as number) * (b[row] as number);
      return sum;
    }),
  );
}
