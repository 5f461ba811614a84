// A model over a history. A decision at a bar's close is carried out at the next bar's open, worse by the slippage; money
// and lots are integers, only the metrics are f64.
import { productFits } from '../math/productFits';
import { candleAt, closeTicks, openTicks } from './candles';
import { writeMetrics } from './metrics';
import { entryThreshold, exitThreshold } from './network';
import { EQUITY_MAX, targetLots } from './rule';

const BPS: i64 = 10000;
export const TRADE_BYTES: usize = 40;

// Parameters, i64 each.
const PARAMETER_INITIAL: usize = 0;
const PARAMETER_FEE_BPS: usize = 8;
const PARAMETER_SLIPPAGE_BPS: usize = 16;
const PARAMETER_BARS_PER_YEAR: usize = 24;
const PARAMETER_QUOTE_UNITS_PER_TICK_LOT: usize = 32;

let cash: i64 = 0;
let held: i64 = 0;
let tradedQuoteUnits: i64 = 0;
let tradeCount: usize = 0;

/** The most lots that `cash` pays for with their fee. */
function affordableLots(price: i64, feeBps: i64): i64 {
  return (cash * BPS) / (price * (BPS + feeBps));
}

/** Buys or sells up to the target at bar `bar`'s open and notes the trade, if any lots move. False where the amount does not fit. */
function trade(bar: usize, open: i64, target: i64, parameters: usize, trades: usize): bool {
  const feeBps = load<i64>(parameters, PARAMETER_FEE_BPS);
  const slippageBps = load<i64>(parameters, PARAMETER_SLIPPAGE_BPS);
  const unit = load<i64>(parameters, PARAMETER_QUOTE_UNITS_PER_TICK_LOT);
  const buys = target > held;
  const ticks = buys ? (open * (BPS + slippageBps) + BPS - 1) / BPS : (open * (BPS - slippageBps)) / BPS;
  const price = ticks * unit;
  const lots = buys ? min(target - held, affordableLots(price, feeBps)) : held - target;
  if (lots <= 0 || ticks <= 0) return true;
  if (!productFits(price, lots) || price * lots > i64.MAX_VALUE - cash) return false;
  const notional = price * lots;
  const fee = (notional / BPS) * feeBps + ((notional % BPS) * feeBps) / BPS;
  cash += buys ? -notional - fee : notional - fee;
  held += buys ? lots : -lots;
  tradedQuoteUnits += notional;
  const row = trades + tradeCount * TRADE_BYTES;
  store<i64>(row, <i64>bar, 0);
  store<i64>(row, buys ? 0 : 1, 8);
  store<i64>(row, ticks, 16);
  store<i64>(row, lots, 24);
  store<i64>(row, fee, 32);
  tradeCount++;
  return true;
}

/** Cash and holdings at a price, or −1 beyond EQUITY_MAX, up to which every product here fits i64. */
function equityAt(close: i64, unit: i64): i64 {
  if (cash > EQUITY_MAX || (held > 0 && !productFits(held, close * unit))) return -1;
  const holdings = held * close * unit;
  return holdings > EQUITY_MAX - cash ? -1 : cash + holdings;
}

/**
 * Runs bars `windowBars`…`count − 1` with one signal each. Writes equity at each close (i64) to `equity`, trades (40 bytes each: bar, side,
 * ticks, lots, fee) to `trades` and the metrics to `metrics`. Returns the number of trades, at most one a bar, or −1 where money overflows.
 */
export function backtest(
  candles: usize,
  count: usize,
  windowBars: usize,
  file: usize,
  signals: usize,
  parameters: usize,
  equity: usize,
  trades: usize,
  metrics: usize,
): i32 {
  const entry = entryThreshold(file);
  const exit = exitThreshold(file);
  const unit = load<i64>(parameters, PARAMETER_QUOTE_UNITS_PER_TICK_LOT);
  cash = load<i64>(parameters, PARAMETER_INITIAL);
  held = 0;
  tradedQuoteUnits = 0;
  tradeCount = 0;
  for (let bar = windowBars; bar < count; bar++) {
    const close = closeTicks(candleAt(candles, bar));
    const value = equityAt(close, unit);
    if (value < 0) return -1;
    const row = bar - windowBars;
    store<i64>(equity + row * sizeof<i64>(), value);
    if (bar + 1 === count) break;
    const signal = load<f32>(signals + row * sizeof<f32>());
    const target = targetLots(signal, entry, exit, held, value, close, unit);
    if (target === held) continue;
    const open = openTicks(candleAt(candles, bar + 1));
    if (!trade(bar + 1, open, target, parameters, trades)) return -1;
  }
  const barsPerYear = <f64>load<i64>(parameters, PARAMETER_BARS_PER_YEAR);
  writeMetrics(equity, count - windowBars, barsPerYear, <f64>tradedQuoteUnits, metrics);
  return <i32>tradeCount;
}
