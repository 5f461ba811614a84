import type { BacktestMetrics, BacktestResult, Candle, Hex } from '@quantum-chain/wasm';

/** What a backtest's record names beside its result. */
export interface PinnedInputs {
  datasetId: Hex;
  parametersHash: Hex;
  engineDigest: Hex;
}

/** A backtest as the page draws it and the chain records it. Curves are display numbers, one for each bar with a signal. */
export interface Backtest extends PinnedInputs {
  firstOpenTimeMs: number;
  lastOpenTimeMs: number;
  resultHash: Hex;
  metrics: BacktestMetrics;
  tradeCount: number;
  barCount: number;
  timesMs: number[];
  /** Value of one dollar. */
  model: number[];
  holding: number[];
  /** Below the last high, 0 or negative. */
  underwater: number[];
  holdingReturn: number;
  holdingDrawdown: number;
  tookMs: number;
}

export function describeBacktest(
  result: BacktestResult,
  candles: readonly Candle[],
  pinned: PinnedInputs,
  tookMs: number,
): Backtest {
  const bars = candles.slice(result.firstBar);
  const initial = Number(result.equityQuoteUnits[0] ?? 1n);
  const firstClose = bars[0]?.closeTicks ?? 1;
  const model = Array.from(result.equityQuoteUnits, (equity) => Number(equity) / initial);
  const holding = bars.map(({ closeTicks }) => closeTicks / firstClose);
  return {
    ...pinned,
    firstOpenTimeMs: candles[0]?.openTimeMs ?? 0,
    lastOpenTimeMs: candles.at(-1)?.openTimeMs ?? 0,
    resultHash: result.resultHash,
    metrics: result.metrics,
    tradeCount: result.trades.length,
    barCount: result.equityQuoteUnits.length,
    timesMs: bars.map(({ openTimeMs }) => openTimeMs),
    model,
    holding,
    underwater: underwaterOf(model),
    holdingReturn: (holding.at(-1) ?? 1) - 1,
    holdingDrawdown: Math.min(0, ...underwaterOf(holding)),
    tookMs,
  };
}

/** How far each value lies below the highest one before it, as a part of that: 0 at a new high. */
export function underwaterOf(values: readonly number[]): number[] {
  let high = Number.NEGATIVE_INFINITY;
  return values.map((value) => {
    high = Math.max(high, value);
    return high > 0 ? value / high - 1 : 0;
  });
}
