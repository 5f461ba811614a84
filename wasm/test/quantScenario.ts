import {
  type Feature,
  loadBacktester,
  loadFeatures,
  loadHash,
  loadMonteCarlo,
  loadStatistics,
  type Process,
  TECHNICAL_FEATURES,
} from '../src/index.ts';
import { candles, generator, text } from './scenarioData.ts';

const PATHS = 2_003;
const IMBALANCE: Feature = { kind: 'imbalance', window: 5, bidColumn: 0, askColumn: 1 };

/** Features, runs, figures and random paths, told in hashes and in their bits. */
export async function quant(): Promise<Record<string, string>> {
  const hash = await loadHash();
  const next = generator(5);
  const history = candles(next);
  const bits = (values: ArrayBufferView) =>
    text(hash.keccak256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)));
  const features = await loadFeatures();
  const columns = [0, 1].map(() => Float64Array.from(history, () => next(1_000)));
  const rows = features.rows([...TECHNICAL_FEATURES.features, IMBALANCE], history, columns);
  const backtester = await loadBacktester(history);
  const conditions = {
    longExposureBps: 20_000,
    shortExposureBps: 15_000,
    leverageMaxBps: 30_000,
    maintenanceMarginBps: 50,
    halfSpreadBps: 2,
    impactBps: 500,
    volumeShareMaxBps: 5_000,
    stopLossBps: 300,
    takeProfitBps: 400,
    trailingStopBps: 350,
  };
  const runs = [3, 8, 15].map((fastBars) =>
    backtester.runMovingAverageCross(
      { fastBars, slowBars: 40 },
      { conditions, fundingRatesE8: Int32Array.from({ length: 561 }, () => next(20_000) - 10_000) },
    ),
  );
  const statistics = await loadStatistics();
  const returns = runs.map((run) => statistics.equityReturns(run.equityQuoteUnits));
  return {
    declaredFeatures: bits(rows.values),
    runs: runs.map((run) => bits(run.equityQuoteUnits)).join(' '),
    runTrades: String(runs.reduce((sum, run) => sum + run.trades.length, 0)),
    ...(await figures(returns as [Float64Array, ...Float64Array[]], bits)),
    ...(await simulations(returns[0] as Float64Array, bits)),
  };
}

type Bits = (values: ArrayBufferView) => string;

async function figures(returns: readonly [Float64Array, ...Float64Array[]], bits: Bits) {
  const statistics = await loadStatistics();
  const { matrix, shrinkage } = statistics.correlation(returns);
  const { logits, probability } = statistics.overfitting(returns, 10);
  const deflated = statistics.deflatedSharpe(returns[0], { count: 3, sharpeVariance: 0.001 });
  return {
    metrics: bits(Float64Array.from(Object.values(statistics.returnMetrics(returns[0], 8_760)))),
    deflatedSharpe: bits(Float64Array.from(Object.values(deflated))),
    overfitting: `${bits(logits)} ${probability}`,
    correlation: `${bits(matrix)} ${shrinkage}`,
  };
}

async function simulations(returns: Float64Array, bits: Bits) {
  const monteCarlo = await loadMonteCarlo();
  const diffusion = { drift: 0.0002, volatility: 0.02 };
  const jumps = { jumpsPerStep: 0.1, jumpMean: -0.01, jumpDeviation: 0.03 };
  const processes: Process[] = [
    { kind: 'geometricBrownianMotion', ...diffusion },
    { kind: 'jumpDiffusion', ...diffusion, ...jumps },
    { kind: 'stationaryBootstrap', returns, meanBlock: 12 },
  ];
  const plan = { paths: PATHS, steps: 60, seed: 77n };
  const told = processes.map((process) => {
    const { fan, drawdowns, ...rest } = monteCarlo.outcomes(process, plan, { quantiles: [0.05, 0.5, 0.95] });
    const figuresOf = Float64Array.from([...(fan[0] as Float64Array), ...drawdowns, ...Object.values(rest)]);
    return `${bits(monteCarlo.paths(process, plan)[0] as Float32Array)} ${bits(figuresOf)}`;
  });
  return { brownianPaths: told[0] ?? '', jumpPaths: told[1] ?? '', bootstrapPaths: told[2] ?? '' };
}
