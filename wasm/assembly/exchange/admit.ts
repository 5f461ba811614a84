// Why an order may not come to the book or wait, in the order in which the protocol lists the reasons.
import { accountAt, availableOf } from './accounts';
import { amountsFit, reserveOf } from './amounts';
import {
  FLAG_POST_ONLY,
  FLAG_REDUCE_ONLY,
  REASON_BAD_PRICE,
  REASON_BAD_QUANTITY,
  REASON_INSUFFICIENT_BALANCE,
  REASON_LEVELS_FULL,
  REASON_NONE,
  REASON_NOTHING_TO_REDUCE,
  REASON_ORDERS_FULL,
  REASON_OUTSIDE_PRICE_BAND,
  REASON_OVERFLOW,
  REASON_TOO_MANY_ORDERS,
  REASON_WOULD_TRADE,
  TICKS_OR_LOTS_END,
} from './codes';
import { findLevel, levelsAreFull } from './ladder';
import {
  ACCOUNT_ORDERS,
  MARKET_ACCOUNT_ORDERS_MAX,
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_MARK_TICKS,
  MARKET_PRICE_BAND_BPS,
  MARKET_RESERVE_FEE_BPS,
  ORDER_ACCOUNT,
  ORDER_FLAGS,
  ORDER_LOTS,
  ORDER_PRICE_TICKS,
  ORDER_RESERVE_FEE_BPS,
  ORDER_SIDE,
  ORDER_TIME_IN_FORCE,
} from './layout';
import { halfOf, paidAsset } from './markets';
import { crossedLevel } from './match';
import { rests } from './orderKind';
import { ordersAreFull } from './orders';

const BPS: i64 = 10000;

let lotsAdmitted: u32 = 0;
let reserveAdmitted: i64 = 0;

/** The lots of what was admitted last: fewer than asked for where an order only reduces. */
export function admittedLots(): u32 {
  return lotsAdmitted;
}

/** What they have to reserve. */
export function admittedReserve(): i64 {
  return reserveAdmitted;
}

/** What an order's own fields get wrong. */
export function checkPriceAndLots(market: usize, priceTicks: u32, lots: u32): u32 {
  if (priceTicks - 1 >= TICKS_OR_LOTS_END - 1) return REASON_BAD_PRICE;
  if (lots - 1 >= TICKS_OR_LOTS_END - 1) return REASON_BAD_QUANTITY;
  return amountsFit(market, priceTicks, lots) ? REASON_NONE : REASON_OVERFLOW;
}

/** Whether a price lies further from the mark price than the market allows. */
export function isOutsideBand(market: usize, priceTicks: u32): bool {
  const bandBps = <i64>load<u32>(market, MARKET_PRICE_BAND_BPS);
  const markTicks = <i64>load<u32>(market, MARKET_MARK_TICKS);
  if (bandBps === 0 || markTicks === 0) return false;
  const distance = <i64>priceTicks - markTicks;
  return (distance < 0 ? -distance : distance) * BPS > markTicks * bandBps;
}

/** Band and balance. `freed` is what the account gets back first. */
export function admit(
  market: usize,
  account: u32,
  side: u32,
  priceTicks: u32,
  lots: u32,
  flags: u32,
  freed: i64,
): u32 {
  lotsAdmitted = lots;
  if (isOutsideBand(market, priceTicks)) return REASON_OUTSIDE_PRICE_BAND;
  const available = availableOf(account, paidAsset(market, side)) + freed;
  if ((flags & FLAG_REDUCE_ONLY) !== 0) {
    const reducible = available / load<i64>(market, MARKET_BASE_UNITS_PER_LOT);
    if (reducible === 0) return REASON_NOTHING_TO_REDUCE;
    lots = <u32>min(<i64>lots, reducible);
  }
  return admitReserve(market, side, priceTicks, lots, available);
}

/** Whether `available` covers a reserve under the market's present fees. */
export function admitReserve(market: usize, side: u32, priceTicks: u32, lots: u32, available: i64): u32 {
  lotsAdmitted = lots;
  if (!amountsFit(market, priceTicks, lots)) return REASON_INSUFFICIENT_BALANCE;
  reserveAdmitted = reserveOf(market, side, priceTicks, lots, load<i32>(market, MARKET_RESERVE_FEE_BPS));
  return available < reserveAdmitted ? REASON_INSUFFICIENT_BALANCE : REASON_NONE;
}

/** Whether one more order may be open: for its account, for the market, for all. */
export function admitOneMore(market: usize, account: u32): u32 {
  const ordersMax = load<u32>(market, MARKET_ACCOUNT_ORDERS_MAX);
  if (ordersMax !== 0 && load<u32>(accountAt(account), ACCOUNT_ORDERS) >= ordersMax)
    return REASON_TOO_MANY_ORDERS;
  return ordersAreFull() ? REASON_ORDERS_FULL : REASON_NONE;
}

/**
 * Room at the price of an order that would rest, and for a post-only order nobody to trade with. Asked before matching,
 * which might make room: an order is taken or refused whole. `leavesLevel` says that a level ends when it comes.
 */
export function admitToLevel(market: usize, side: u32, priceTicks: u32, flags: u32, leavesLevel: bool): u32 {
  if (levelsAreFull() && !leavesLevel && findLevel(halfOf(market, side), priceTicks) === 0)
    return REASON_LEVELS_FULL;
  if ((flags & FLAG_POST_ONLY) === 0) return REASON_NONE;
  return crossedLevel(market, side, priceTicks) !== 0 ? REASON_WOULD_TRADE : REASON_NONE;
}

/** All of it for an order that is in no queue; one that is `fresh` is not open yet. Takes over what was admitted. */
export function admitOrder(market: usize, order: usize, fresh: bool): u32 {
  const account = load<u32>(order, ORDER_ACCOUNT);
  const side = <u32>load<u8>(order, ORDER_SIDE);
  const priceTicks = load<u32>(order, ORDER_PRICE_TICKS);
  const flags = <u32>load<u8>(order, ORDER_FLAGS);
  let reason = admit(market, account, side, priceTicks, load<u32>(order, ORDER_LOTS), flags, 0);
  if (reason === REASON_NONE && rests(<u32>load<u8>(order, ORDER_TIME_IN_FORCE))) {
    if (fresh) reason = admitOneMore(market, account);
    if (reason === REASON_NONE) reason = admitToLevel(market, side, priceTicks, flags, false);
  }
  takeOver(market, order);
  return reason;
}

/** Gives an order what was admitted for it. */
export function takeOver(market: usize, order: usize): void {
  store<u32>(order, lotsAdmitted, ORDER_LOTS);
  store<u16>(order, <u16>load<u32>(market, MARKET_RESERVE_FEE_BPS), ORDER_RESERVE_FEE_BPS);
}
