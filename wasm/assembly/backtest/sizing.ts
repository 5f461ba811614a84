// From a signal to the lots that are wanted, and from those to the lots that the account can carry.
import { partOf } from '../math/partOf';
import { productFits } from '../math/productFits';
import { EQUITY_MAX, exposureLots } from '../model/rule';
import { cash, feeOf, held } from './account';
import {
  BPS,
  enterLong,
  enterShort,
  exitLong,
  exitShort,
  leverageMaxBps,
  longExposureBps,
  quoteUnitsPerTickLot,
  shortExposureBps,
  takerFeeBps,
} from './settings';

const LONG: i32 = 1;
const SHORT: i32 = -1;
const FLAT: i32 = 0;
/** As it is. */
const KEEP: i32 = 2;

/** The side that a stop has closed: it is not entered again before the signal has asked for something else. */
let barred: i32 = FLAT;

export function resetSizing(): void {
  barred = FLAT;
}

/** Remembers which side was stopped out; called before the position is closed. */
export function barSide(): void {
  barred = held > 0 ? LONG : SHORT;
}

/** The exit comes first where a signal satisfies both; one that is no number satisfies nothing. */
function wantedSide(signal: f32): i32 {
  if (longExposureBps > 0 && signal > exitLong && signal >= enterLong) return LONG;
  if (shortExposureBps > 0 && signal < exitShort && signal <= enterShort) return SHORT;
  if ((held > 0 && signal <= exitLong) || (held < 0 && signal >= exitShort)) return FLAT;
  return KEEP;
}

/** The lots that a signal wants, below zero for a short position, given equity and price at the bar's close. */
export function wantedLots(signal: f32, equity: i64, ticks: i64): i64 {
  let side = wantedSide(signal);
  if (barred !== FLAT) {
    if (side === barred) side = KEEP;
    else barred = FLAT;
  }
  if (side === FLAT) return 0;
  const lotPrice = ticks * quoteUnitsPerTickLot;
  let wanted = held;
  if (side === LONG) wanted = exposureLots(longExposureBps, max(held, 0), equity, lotPrice);
  else if (side === SHORT) wanted = -exposureLots(shortExposureBps, max(-held, 0), equity, lotPrice);
  return withinLeverage(wanted, equity, lotPrice);
}

/** What loses may come to weigh more than the cap allows: then it is cut to the cap. */
function withinLeverage(wanted: i64, equity: i64, lotPrice: i64): i64 {
  if (wanted >= 0 && cash >= 0) return wanted;
  const most = partOf(min(max(equity, 0), EQUITY_MAX), leverageMaxBps, BPS) / lotPrice;
  return wanted > 0 ? min(wanted, most) : max(wanted, -most);
}

/** The most lots that a position on the wanted side may grow by at a price: within the leverage cap after the fee, and never beyond EQUITY_MAX. */
function growthMax(price: i64, kept: i64): i64 {
  let room = cash;
  // Who borrows nothing has the cash to spend, whatever the position is worth.
  if (held < 0 || kept !== held || leverageMaxBps !== BPS) {
    if (held !== 0 && !productFits(abs(held), price)) return 0;
    const worth = cash + held * price - feeOf(abs(held - kept) * price);
    room = partOf(min(max(worth, 0), EQUITY_MAX), leverageMaxBps, BPS) - abs(kept) * price;
  }
  // The fee comes off equity, and with it goes what that equity would have carried.
  const carriedFeeBps = (takerFeeBps * leverageMaxBps + BPS - 1) / BPS;
  return (max(min(room, EQUITY_MAX), 0) * BPS) / (price * (BPS + carriedFeeBps));
}

/** The change towards `wanted` lots that the account can carry at a price. Closing is always possible. */
export function possibleChange(wanted: i64, ticks: i64): i64 {
  const kept = wanted > 0 ? max(held, 0) : min(held, 0);
  const growth = abs(wanted) - abs(kept);
  if (growth <= 0) return wanted - held;
  const possible = min(growth, growthMax(ticks * quoteUnitsPerTickLot, kept));
  return (wanted > 0 ? kept + possible : kept - possible) - held;
}
