/** The figures of a series of returns in the order in which the engine writes them. */
export const METRIC_NAMES = [
  'totalReturn',
  'cagr',
  'expectedReturn',
  'volatility',
  'sharpe',
  'smartSharpe',
  'probabilisticSharpe',
  'sortino',
  'calmar',
  'omega',
  'maxDrawdown',
  'longestDrawdownPeriods',
  'ulcerIndex',
  'ulcerPerformanceIndex',
  'serenityIndex',
  'recoveryFactor',
  'valueAtRisk',
  'conditionalValueAtRisk',
  'tailRatio',
  'skewness',
  'excessKurtosis',
  'winRate',
  'averageWin',
  'averageLoss',
  'best',
  'worst',
  'winsInARow',
  'lossesInARow',
  'payoffRatio',
  'profitFactor',
  'gainToPain',
  'kelly',
  'riskOfRuin',
  'cpcIndex',
  'commonSenseRatio',
  'outlierWinRatio',
  'outlierLossRatio',
  'exposure',
] as const;

/**
 * What QuantStats (github.com/ranaroussi/quantstats, `stats.py`) computes from a series of returns, by its definitions and with a
 * risk-free rate of 0; src/statistics/naiveMetrics.ts spells each one out. Ratios: 0.05 is 5 %. `maxDrawdown` is positive, `valueAtRisk`
 * and `conditionalValueAtRisk` (95 %) are returns and so mostly negative. A figure that does not exist is 0.
 *
 * It differs in two places: `probabilisticSharpe` follows the paper (QuantStats takes 3 off a kurtosis that is in excess of 3 already),
 * and `exposure` is not rounded up to a percent.
 */
export type ReturnMetrics = Record<(typeof METRIC_NAMES)[number], number>;
