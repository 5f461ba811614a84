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
  const signals: number[] = [];
  const equity: bigint[] = [];
  const trades: {
    bar: number;
    side: string;
    priceTicks: bigint;
    quantityLots: bigint;
    feeQuoteUnits: bigint;
  }[] = [];
  const unit = BigInt(parameters.quoteUnitsPerTickLot);
  let cash = parameters.initialQuoteUnits;
  let held = 0n;
  let traded = 0n;
  for (let bar = model.windowBars; bar < candles.length; bar++) {
    const close = BigInt((candles[bar] as Candle).closeTicks);
    const value = cash + held * close * unit;
    equity.push(value);
    const signal = naiveSignal(model, candles.slice(0, bar + 1));
    signals.push(signal);
    const next = candles[bar + 1];
    if (!next) break;
    const target = naiveTarget(model, signal, held, value, close * unit);
    if (target === held) continue;
    const open = BigInt(next.openTicks);
    const buys = target > held;
    const slippage = BigInt(parameters.slippageBps);
    const feeBps = BigInt(parameters.takerFeeBps);
    const ticks = buys
      ? (open * (10_000n + slippage) + 9_999n) / 10_000n
      : (open * (10_000n - slippage)) / 10_000n;
    let lots = buys ? target - held : held - target;
    const affordable = (cash * 10_000n) / (ticks * unit * (10_000n + feeBps));
    if (buys && lots > affordable) lots = affordable;
    if (lots <= 0n) continue;
    const notional = ticks * unit * lots;
    const fee = (notional * feeBps) / 10_000n;
    cash += buys ? -notional - fee : notional - fee;
    held += buys ? lots : -lots;
    traded += notional;
    trades.push({
      bar: bar + 1,
      side: buys ? 'buy' : 'sell',
      priceTicks: ticks,
      quantityLots: lots,
      feeQuoteUnits: fee,
    });
  }
  return {
    signals,
    equity,
    trades,
    metrics: naiveMetrics(equity.map(Number), Number(traded), parameters.barsPerYear),
  };
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

function naiveTarget(
  model: ModelDescription,
  signal: number,
  held: bigint,
  equity: bigint,
  lotPrice: bigint,
): bigint {
  if (signal <= Math.fround(model.exitThreshold)) return 0n;
  if (signal < Math.fround(model.entryThreshold)) return held;
  const target = (equity * 95n) / 100n / lotPrice;
  const difference = target > held ? target - held : held - target;
  return difference * 20n <= target ? held : target;
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
