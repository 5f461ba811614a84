/** A backtest's metrics as the engine gives them: ratios, so 0.05 is 5 %. */
export interface BacktestMetrics {
  totalReturn: number;
  sharpe: number;
  sortino: number;
  calmar: number;
  maxDrawdown: number;
  turnover: number;
}

/** The same as `ModelRegistry.recordEvaluation` takes them. */
export interface PinnedMetrics {
  totalReturnBps: bigint;
  sharpeMilli: number;
  sortinoMilli: number;
  calmarMilli: number;
  maxDrawdownBps: number;
  turnoverMilli: number;
}

const INT32_MAX = 2 ** 31 - 1;
const UINT32_MAX = 2 ** 32 - 1;

/**
 * Rounds metrics to the integers that are pinned on chain: toward zero, clamped to the field's range, and 0 for a
 * metric that does not exist (not a number). Whoever replays a backtest gets the same integers.
 */
export function pinnedMetrics(metrics: BacktestMetrics): PinnedMetrics {
  return {
    totalReturnBps: BigInt(
      scaled(metrics.totalReturn, 10_000, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    ),
    sharpeMilli: scaled(metrics.sharpe, 1_000, -INT32_MAX, INT32_MAX),
    sortinoMilli: scaled(metrics.sortino, 1_000, -INT32_MAX, INT32_MAX),
    calmarMilli: scaled(metrics.calmar, 1_000, -INT32_MAX, INT32_MAX),
    maxDrawdownBps: scaled(metrics.maxDrawdown, 10_000, 0, UINT32_MAX),
    turnoverMilli: scaled(metrics.turnover, 1_000, 0, UINT32_MAX),
  };
}

function scaled(value: number, scale: number, minimum: number, maximum: number): number {
  if (Number.isNaN(value)) return 0;
  // `+ 0` turns the negative zero of a small loss into zero.
  return Math.min(maximum, Math.max(minimum, Math.trunc(value * scale))) + 0;
}
