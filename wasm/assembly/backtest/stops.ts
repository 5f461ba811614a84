// What closes a position within a bar. Of a bar only its extremes are known, not their order: a stop comes before the profit that the
// same bar would have taken, and a trailing stop follows only the bars before.
import { highTicks, lowTicks, openTicks } from '../model/candles';
import { bestTicks, cash, entryTicks, held } from './account';
import { BY_LIQUIDATION, BY_STOP_LOSS, BY_TAKE_PROFIT, BY_TRAILING_STOP } from './reasons';
import {
  BPS,
  maintenanceMarginBps,
  quoteUnitsPerTickLot,
  stopLossBps,
  takeProfitBps,
  trailingStopBps,
} from './settings';

/** The nearest stop and its reason (0 where there is none), the price of the profit to take; what `computeStops` has found. */
export let stopTicks: i64 = 0;
export let goalTicks: i64 = 0;
let nearestReason: i64 = 0;
/** Where and why `findStop` closes the position. */
export let closingTicks: i64 = 0;
export let closingReason: i64 = 0;

/** Prices stay below. */
export const TICKS_END: i64 = 1 << 31;

/** Takes a stop that is reached sooner than the one there is. */
function consider(ticks: i64, reason: i64): void {
  const sooner = held > 0 ? ticks > stopTicks : ticks < stopTicks;
  if (!sooner) return;
  stopTicks = ticks;
  nearestReason = reason;
}

/** The price at which what is left of equity is only the maintenance margin. */
function liquidationTicks(): i64 {
  const lots = abs(held) * quoteUnitsPerTickLot;
  if (held > 0) {
    const owed = (-cash + lots - 1) / lots;
    return (owed * BPS + BPS - maintenanceMarginBps - 1) / (BPS - maintenanceMarginBps);
  }
  return ((max(cash, 0) / lots) * BPS) / (BPS + maintenanceMarginBps);
}

/** A price that lies `bps` on the losing side of another. */
function behind(ticks: i64, bps: i64): i64 {
  return (ticks * (held > 0 ? BPS - bps : BPS + bps)) / BPS;
}

/** Finds what would close the open position; a price of 0 below or `TICKS_END` above is never reached. */
export function computeStops(): void {
  const long = held > 0;
  stopTicks = long ? 0 : TICKS_END;
  goalTicks = long ? TICKS_END : 0;
  nearestReason = 0;
  if (stopLossBps > 0) consider(behind(entryTicks, stopLossBps), BY_STOP_LOSS);
  if (trailingStopBps > 0) consider(behind(bestTicks, trailingStopBps), BY_TRAILING_STOP);
  if (!long || cash < 0) consider(liquidationTicks(), BY_LIQUIDATION);
  if (takeProfitBps > 0) goalTicks = behind(entryTicks, -takeProfitBps);
}

/** Whether the bar closes the position; then `closingTicks` and `closingReason` say how. A gap beyond a stop is filled at the open. */
export function findStop(candle: usize): bool {
  const long = held > 0;
  const open = openTicks(candle);
  if (long ? lowTicks(candle) <= stopTicks : highTicks(candle) >= stopTicks) {
    closingTicks = long ? min(open, stopTicks) : max(open, stopTicks);
    closingReason = nearestReason;
    return true;
  }
  if (long ? highTicks(candle) < goalTicks : lowTicks(candle) > goalTicks) return false;
  closingTicks = long ? max(open, goalTicks) : min(open, goalTicks);
  closingReason = BY_TAKE_PROFIT;
  return true;
}
