// The account of a run: cash and lots, both possibly below zero, and the trades that made them so. All integers.
import { partOf } from '../math/partOf';
import { productFits } from '../math/productFits';
import { EQUITY_MAX } from '../model/rule';
import { BPS, initialQuoteUnits, quoteUnitsPerTickLot, takerFeeBps } from './settings';

export const TRADE_BYTES: usize = 40;
/** What `equityAt` answers where the amounts do not fit. */
export const OVERFLOW: i64 = i64.MIN_VALUE;

/** Far beyond EQUITY_MAX, and so small that sums of two fit i64. */
const NOTIONAL_MAX: i64 = 1 << 61;

const BUY: i64 = 0;
const SELL: i64 = 1;
/** The reason stands above the side in one word, so that a trade by signal is its side alone. */
const REASON_SHIFT: i64 = 8;

export let cash: i64 = 0;
export let held: i64 = 0;
/** Mean price of the open position. */
export let entryTicks: i64 = 0;
/** Best price since the position was opened: the highest for a long one. */
export let bestTicks: i64 = 0;
export let tradedQuoteUnits: i64 = 0;
export let tradeCount: usize = 0;

export function openAccount(): void {
  cash = initialQuoteUnits;
  held = 0;
  entryTicks = 0;
  bestTicks = 0;
  tradedQuoteUnits = 0;
  tradeCount = 0;
}

/** Cash and holdings at a price, or `OVERFLOW` beyond EQUITY_MAX, up to which every product here fits i64. */
export function equityAt(ticks: i64): i64 {
  const lotPrice = ticks * quoteUnitsPerTickLot;
  if (cash > EQUITY_MAX || (held !== 0 && !productFits(abs(held), lotPrice))) return OVERFLOW;
  const holdings = held * lotPrice;
  if (holdings > EQUITY_MAX - cash || holdings < -NOTIONAL_MAX) return OVERFLOW;
  return cash + holdings;
}

export function feeOf(notional: i64): i64 {
  return partOf(notional, takerFeeBps, BPS);
}

/** Buys (`change` above zero) or sells at a price and notes it in `trades`. False where the amount does not fit. */
export function fill(bar: usize, ticks: i64, change: i64, reason: i64, trades: usize): bool {
  const lots = abs(change);
  const price = ticks * quoteUnitsPerTickLot;
  if (!productFits(price, lots)) return false;
  const notional = price * lots;
  if (notional > NOTIONAL_MAX) return false;
  const fee = feeOf(notional);
  updateEntry(ticks, change);
  cash += change > 0 ? -notional - fee : notional - fee;
  held += change;
  tradedQuoteUnits += min(notional, i64.MAX_VALUE - tradedQuoteUnits);
  const row = trades + tradeCount * TRADE_BYTES;
  store<i64>(row, <i64>bar, 0);
  store<i64>(row, (change > 0 ? BUY : SELL) | (reason << REASON_SHIFT), 8);
  store<i64>(row, ticks, 16);
  store<i64>(row, lots, 24);
  store<i64>(row, fee, 32);
  tradeCount++;
  return true;
}

/** A position that grows has the mean of its prices; one that is opened, or turned round, begins anew. */
function updateEntry(ticks: i64, change: i64): void {
  const after = held + change;
  const turned = held === 0 || after > 0 !== held > 0;
  if (turned) {
    entryTicks = ticks;
    bestTicks = ticks;
  } else if (abs(after) > abs(held)) {
    const lots = abs(after);
    entryTicks += ((ticks - entryTicks) * abs(change)) / lots;
  }
}

/** Notes the best price of a bar that has passed. */
export function noteBest(highTicks: i64, lowTicks: i64): void {
  bestTicks = held > 0 ? max(bestTicks, highTicks) : min(bestTicks, lowTicks);
}

export function pay(quoteUnits: i64): void {
  cash -= quoteUnits;
}
