import { SPOT_CONDITIONS } from '../backtest/conditions.ts';
import { NaiveTrading } from '../backtest/naiveTrading.ts';
import { longOnly } from '../backtest/settings.ts';
import { naiveNetwork } from '../network/naiveNetwork.ts';
import type { BacktestParameters } from './backtestParameters.ts';
import type { Candle } from './candles.ts';
import type { ModelDescription } from './modelFile.ts';

/** The specification of features, network, rule and backtest in plain TypeScript, written for reading. Test oracle only. */
export function naiveBacktest(
  model: ModelDescription,
  candles: readonly Candle[],
  parameters: BacktestParameters,
) {
  const firstBar = model.windowBars;
  const signals = candles
    .slice(firstBar)
    .map((_, index) => naiveSignal(model, candles.slice(0, firstBar + index + 1)));
  const thresholds = longOnly(model.entryThreshold, model.exitThreshold);
  const { equity, trades, traded } = new NaiveTrading({
    candles,
    firstBar,
    signals,
    parameters,
    conditions: SPOT_CONDITIONS,
    thresholds,
  });
  const metrics = naiveMetrics(equity.map(Number), Number(traded), parameters.barsPerYear);
  return { signals, equity, trades, metrics };
}

/** Four features a bar of the window that ends with the last candle. */
export function naiveFeatures(candles: readonly Candle[], windowBars: number): number[] {
  const window = candles.slice(-windowBars);
  const before = candles.slice(-windowBars - 1);
  const mean = window.reduce((sum, bar) => sum + bar.volumeLots, 0) / windowBars;
  const clamp = (value: number) => Math.fround(Math.max(-4, Math.min(4, value)));
  return window.flatMap((bar, index) => [
    clamp((bar.closeTicks / (before[index] as Candle).closeTicks - 1) * 50),
    clamp(((bar.highTicks - bar.lowTicks) / bar.closeTicks) * 50),
    clamp((bar.closeTicks / bar.openTicks - 1) * 50),
    mean > 0 ? clamp(bar.volumeLots / mean - 1) : 0,
  ]);
}

function naiveSignal(model: ModelDescription, candles: readonly Candle[]): number {
  const { layers, parameters, windowBars } = model;
  const network = { steps: windowBars, features: 4, layers, parameters };
  return naiveNetwork(network, naiveFeatures(candles, windowBars))[0] as number;
}

function naiveMetrics(equity: number[], traded: number, barsPerYear: number) {
  const returns = equity.slice(1).map((value, index) => value / (equity[index] as number) - 1);
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (returns.length - 1);
  const downside = returns.reduce((sum, value) => sum + Math.min(0, value) ** 2, 0) / returns.length;
  let high = 0;
  let maxDrawdown = 0;
  for (const value of equity) {
    high = Math.max(high, value);
    maxDrawdown = Math.max(maxDrawdown, (high - value) / high);
  }
  const totalReturn = (equity.at(-1) as number) / (equity[0] as number) - 1;
  const years = returns.length / barsPerYear;
  const ratio = (a: number, b: number) => (b > 0 ? a / b : 0);
  return {
    totalReturn,
    sharpe: ratio(mean, Math.sqrt(variance)) * Math.sqrt(barsPerYear),
    sortino: ratio(mean, Math.sqrt(downside)) * Math.sqrt(barsPerYear),
    maxDrawdown,
    calmar: ratio((1 + totalReturn) ** (1 / years) - 1, maxDrawdown),
    turnover: traded / (equity.reduce((sum, value) => sum + value, 0) / equity.length) / years,
  };
}
