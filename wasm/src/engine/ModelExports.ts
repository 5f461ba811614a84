import type { ScratchExports } from './ScratchExports.ts';

/** What build/model.wasm exports (see assembly/model.ts). */
export interface ModelExports extends ScratchExports {
  keccak256(source: number, length: number, target: number): void;
  writeFeatures(candles: number, count: number, windowBars: number, target: number): void;
  networkBytes(layers: number, count: number, steps: number, features: number): number;
  prepareNetwork(
    layers: number,
    count: number,
    steps: number,
    features: number,
    parameters: number,
    work: number,
  ): void;
  inferRows(rows: number, count: number, target: number): void;
  targetLots(
    signal: number,
    entry: number,
    exit: number,
    heldLots: bigint,
    equityQuoteUnits: bigint,
    priceTicks: bigint,
    quoteUnitsPerTickLot: bigint,
  ): bigint;
  writeCloses(candles: number, count: number, target: number): void;
  backtest(
    candles: number,
    closes: number,
    count: number,
    firstBar: number,
    signals: number,
    settings: number,
    funding: number,
    equity: number,
    trades: number,
  ): number;
  tradedTotal(): number;
  movingAverageCross(closes: number, count: number, fast: number, slow: number, signals: number): void;
  writeMetrics(equity: number, bars: number, barsPerYear: number, traded: number, target: number): void;
  equityReturns(equity: number, bars: number, target: number): void;

  normalCdf(x: number): number;
  normalQuantile(p: number): number;
  sortWorkBytes(count: number): number;
  sortNumbers(values: number, count: number, work: number): void;
  quantileOfSorted(values: number, count: number, p: number): number;
  returnMetrics(returns: number, count: number, periodsPerYear: number, metrics: number, work: number): void;
  probabilisticSharpe(
    sharpe: number,
    benchmark: number,
    observations: number,
    skewness: number,
    kurtosis: number,
  ): number;
  expectedMaximumSharpe(variance: number, trials: number): number;
  crossValidate(
    returns: number,
    strategies: number,
    rows: number,
    blocks: number,
    work: number,
    splits: number,
  ): number;
  correlationWorkBytes(series: number, rows: number): number;
  shrunkCorrelation(
    values: number,
    series: number,
    rows: number,
    shrinks: number,
    matrix: number,
    work: number,
  ): number;

  philoxBlock(input: number, target: number): void;
  prepareRun(
    seed: bigint,
    paths: number,
    stepsPerCheckpoint: number,
    checkpoints: number,
    drawdowns: number,
  ): void;
  writePoissonTable(mean: number, table: number): void;
  simulateDiffusion(
    firstPath: number,
    paths: number,
    steps: number,
    drift: number,
    volatility: number,
    table: number,
    jumpMean: number,
    jumpDeviation: number,
  ): void;
  writeLogReturns(returns: number, count: number, target: number): void;
  simulateBootstrap(
    firstPath: number,
    paths: number,
    steps: number,
    logReturns: number,
    count: number,
    meanBlock: number,
  ): void;
  sortOutcomes(logs: number, count: number, falls: number, target: number, work: number): void;
  meanOfLowest(sorted: number, count: number): number;

  lookbackBars(feature: number): number;
  writeFeatureSet(
    candles: number,
    count: number,
    columns: number,
    features: number,
    featureCount: number,
    firstBar: number,
    target: number,
  ): void;
  writeFeatureValues(
    candles: number,
    count: number,
    columns: number,
    feature: number,
    firstBar: number,
    target: number,
  ): void;
}
