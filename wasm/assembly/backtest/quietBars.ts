// Most bars of a history change nothing: the same signal, no stop reached, the position still of about the right size. What that means is
// solved for the price once, so that such a bar costs three comparisons and no division. Nothing is decided here: a bar that is not surely
// quiet goes the long way through run.ts, with the same result.
import { candleAt, highTicks, lowTicks } from '../model/candles';
import { DEADBAND_PARTS, EQUITY_MAX, LOTS_MAX } from '../model/rule';
import { cash, held } from './account';
import { closeAt } from './closes';
import {
  BPS,
  leverageMaxBps,
  longExposureBps,
  quoteUnitsPerTickLot,
  shortExposureBps,
  takeProfitBps,
  trailingStopBps,
} from './settings';
import { computeStops, goalTicks, stopTicks, TICKS_END } from './stops';

/** × 200,000 fits i64. */
const SHARE_MAX: i64 = 1 << 44;

/** Closes from `lowest` to `highest` leave the position alone while the signal stays what it was. */
let lowest: i64 = 0;
let highest: i64 = 0;

/** False where the bounds cannot be told in i64, or where prices alone do not decide. */
function solveForClose(): bool {
  const exposure = held > 0 ? longExposureBps : shortExposureBps;
  const lots = abs(held);
  // (held − target) × 20 ≤ target and (target − held) × 20 ≤ target, solved for the target …
  const fewest = (lots * DEADBAND_PARTS + DEADBAND_PARTS) / (DEADBAND_PARTS + 1);
  const most = (lots * DEADBAND_PARTS) / (DEADBAND_PARTS - 1);
  if (cash < 0 || cash > EQUITY_MAX || exposure > BPS || most >= LOTS_MAX) return false;
  // … and floor((cash + held × price) × exposure / 10,000 / price) between these for the price of a lot.
  const worth = cash * exposure;
  const fromAbove = fewest * BPS - held * exposure;
  const fromBelow = (most + 1) * BPS - held * exposure;
  let priceMax =
    held > 0
      ? (EQUITY_MAX - cash) / lots
      : (min(cash / lots, SHARE_MAX) * leverageMaxBps) / (BPS + leverageMaxBps);
  if (fromAbove > 0) priceMax = min(priceMax, worth / fromAbove);
  highest = priceMax / quoteUnitsPerTickLot;
  lowest = worth / fromBelow / quoteUnitsPerTickLot + 1;
  return true;
}

/**
 * Passes the bars after `bar`, at whose close nothing was to be done, as long as they are surely quiet, the history's last one excepted.
 * Writes their equity behind that of `bar` at `equity` and returns how many they are. `signalAt` is the signal of `bar`.
 */
export function passQuietBars(
  candles: usize,
  closes: usize,
  bar: usize,
  count: usize,
  signalAt: usize,
  paysFunding: bool,
  equity: usize,
): usize {
  lowest = 0;
  highest = TICKS_END;
  if (held !== 0 && (paysFunding || trailingStopBps > 0 || !solveForClose())) return 0;
  const end = count - 1 - bar;
  const signal = load<u32>(signalAt);
  const perTick = held * quoteUnitsPerTickLot;
  let passed: usize = 1;
  for (; passed < end; passed++) {
    const close = closeAt(closes, bar + passed);
    if (load<u32>(signalAt + passed * sizeof<f32>()) !== signal || close < lowest || close > highest) break;
    store<i64>(equity + passed * sizeof<i64>(), cash + perTick * close);
  }
  if (held !== 0) {
    computeStops();
    // Most positions have none, and candles are not looked at. What was written beyond a stop is written again.
    if (stopTicks !== (held > 0 ? 0 : TICKS_END) || takeProfitBps > 0)
      passed = barsWithin(candles, bar, passed);
  }
  return passed - 1;
}

/** How far at most `limit` the bars after `bar` are before one reaches a stop or the profit to take. */
function barsWithin(candles: usize, bar: usize, limit: usize): usize {
  const floor = held > 0 ? stopTicks : goalTicks;
  const ceiling = held > 0 ? goalTicks : stopTicks;
  let passed: usize = 1;
  for (; passed < limit; passed++) {
    const candle = candleAt(candles, bar + passed);
    if (lowTicks(candle) <= floor || highTicks(candle) >= ceiling) break;
  }
  return passed;
}
