// What an order goes through that comes to the book: new, triggered, replaced or quoted.
import { availableOf } from './accounts';
import { amountsFit, reserveOf } from './amounts';
import {
  FLAG_POST_ONLY,
  FLAG_REDUCE_ONLY,
  REASON_FILL_OR_KILL,
  REASON_IMMEDIATE_OR_CANCEL,
  REASON_INSUFFICIENT_BALANCE,
  REASON_LEVELS_FULL,
  REASON_NONE,
  REASON_NOTHING_TO_REDUCE,
  REASON_OUTSIDE_PRICE_BAND,
  REASON_SELF_TRADE,
  REASON_WOULD_TRADE,
  TIME_IN_FORCE_FOK,
} from './codes';
import { emitCanceled, emitRested } from './events';
import { findLevel, levelsAreFull } from './ladder';
import {
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_MARK_TICKS,
  MARKET_PRICE_BAND_BPS,
  MARKET_RESERVE_FEE_BPS,
  ORDER_ACCOUNT,
  ORDER_LOTS,
  ORDER_PRICE_TICKS,
  ORDER_RESERVE_FEE_BPS,
  ORDER_SIDE,
  ORDER_TIME_IN_FORCE,
} from './layout';
import { halfOf, paidAsset } from './markets';
import { canFill, crossedLevel, match } from './match';
import { rests } from './orderKind';
import { hasFlag, heldFor, queueOrder, releaseHeld } from './orders';

const BPS: i64 = 10000;

/** Whether a price lies further from the mark price than the market allows. */
export function isOutsideBand(market: usize, priceTicks: u32): bool {
  const bandBps = <i64>load<u32>(market, MARKET_PRICE_BAND_BPS);
  const markTicks = <i64>load<u32>(market, MARKET_MARK_TICKS);
  if (bandBps === 0 || markTicks === 0) return false;
  const distance = <i64>priceTicks - markTicks;
  return (distance < 0 ? -distance : distance) * BPS > markTicks * bandBps;
}

/**
 * Why an order that is in no queue may not come to the book now, or `REASON_NONE`. `freed` is what its account gets back
 * first. An order that only reduces is cut to what its account has.
 */
export function admitToBook(market: usize, order: usize, freed: i64): u32 {
  const side = <u32>load<u8>(order, ORDER_SIDE);
  const priceTicks = load<u32>(order, ORDER_PRICE_TICKS);
  if (isOutsideBand(market, priceTicks)) return REASON_OUTSIDE_PRICE_BAND;
  const available = availableOf(load<u32>(order, ORDER_ACCOUNT), paidAsset(market, side)) + freed;
  if (hasFlag(order, FLAG_REDUCE_ONLY)) {
    const reducible = available / load<i64>(market, MARKET_BASE_UNITS_PER_LOT);
    if (reducible === 0) return REASON_NOTHING_TO_REDUCE;
    store<u32>(order, <u32>min(<i64>load<u32>(order, ORDER_LOTS), reducible), ORDER_LOTS);
  }
  return admitReserve(market, order, available);
}

/** Whether `available` covers an order's reserve under the market's present fees, which are the order's from here on. */
export function admitReserve(market: usize, order: usize, available: i64): u32 {
  const side = <u32>load<u8>(order, ORDER_SIDE);
  const priceTicks = load<u32>(order, ORDER_PRICE_TICKS);
  const lots = load<u32>(order, ORDER_LOTS);
  const feeBps = load<i32>(market, MARKET_RESERVE_FEE_BPS);
  if (!amountsFit(market, priceTicks, lots)) return REASON_INSUFFICIENT_BALANCE;
  if (available < reserveOf(market, side, priceTicks, lots, feeBps)) return REASON_INSUFFICIENT_BALANCE;
  store<u16>(order, <u16>feeBps, ORDER_RESERVE_FEE_BPS);
  return REASON_NONE;
}

/**
 * Why an order that would rest may not, or `REASON_NONE`. Asked before matching, which might make room: an order is taken
 * or refused whole. `leavesLevel` says that a level ends when it comes.
 */
export function admitToLevel(market: usize, order: usize, leavesLevel: bool): u32 {
  const side = <u32>load<u8>(order, ORDER_SIDE);
  const priceTicks = load<u32>(order, ORDER_PRICE_TICKS);
  if (!rests(<u32>load<u8>(order, ORDER_TIME_IN_FORCE))) return REASON_NONE;
  if (levelsAreFull() && !leavesLevel && findLevel(halfOf(market, side), priceTicks) === 0)
    return REASON_LEVELS_FULL;
  if (hasFlag(order, FLAG_POST_ONLY) && crossedLevel(market, side, priceTicks) !== 0)
    return REASON_WOULD_TRADE;
  return REASON_NONE;
}

/** Matches an admitted order and lets the rest queue up, or tells why it does not. Returns whether it rests. */
export function arrive(market: usize, order: usize): bool {
  const timeInForce = <u32>load<u8>(order, ORDER_TIME_IN_FORCE);
  if (timeInForce === TIME_IN_FORCE_FOK && !canFill(market, order)) {
    emitCanceled(order, REASON_FILL_OR_KILL, false);
    return false;
  }
  const endsTaker = match(market, order);
  if (load<u32>(order, ORDER_LOTS) === 0) return false;
  if (endsTaker) {
    emitCanceled(order, REASON_SELF_TRADE, false);
    return false;
  }
  if (!rests(timeInForce)) {
    emitCanceled(order, REASON_IMMEDIATE_OR_CANCEL, false);
    return false;
  }
  releaseHeld(order, -heldFor(order, load<u32>(order, ORDER_LOTS)));
  queueOrder(halfOf(market, <u32>load<u8>(order, ORDER_SIDE)), load<u32>(order, ORDER_PRICE_TICKS), order);
  emitRested(order);
  return true;
}
