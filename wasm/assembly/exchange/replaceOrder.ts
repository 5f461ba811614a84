import { accountCount, release } from './accounts';
import { admit, admitToLevel, admittedReserve, checkPriceAndLots, takeOver } from './admit';
import { arrive, rest } from './arrive';
import {
  REASON_BAD_COMMAND,
  REASON_MARKET_HALTED,
  REASON_NONE,
  REASON_REPLACED,
  REASON_UNKNOWN_ACCOUNT,
  REASON_UNKNOWN_ORDER,
} from './codes';
import { emitCanceled, emitReduced } from './events';
import {
  LEVEL_ORDERS,
  MARKET_HALTED,
  ORDER_ACCOUNT,
  ORDER_FLAGS,
  ORDER_LEVEL,
  ORDER_LOTS,
  ORDER_MARKET,
  ORDER_PRICE_TICKS,
  ORDER_SIDE,
} from './layout';
import { marketAt, paidAsset } from './markets';
import { crossedLevel } from './match';
import { findOrder } from './orderIndex';
import { closeOrder, heldFor, isWaiting, reduceOrder, releaseHeld, unqueueOrder } from './orders';
import { RECORD_ACCOUNT, RECORD_PRICE_TICKS, RECORD_QUANTITY_LOTS, RECORD_VALUE } from './recordLayout';

/**
 * Applies a `replaceOrder` record: another price or quantity for a resting order under the same id, or nothing at all. Fewer
 * lots at the same price keep the place in the queue; anything else comes to the book as if it were new.
 */
export function replaceOrder(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  if (account >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  const order = findOrder(load<u64>(record, RECORD_VALUE));
  if (order === 0 || load<u32>(order, ORDER_ACCOUNT) !== account) return REASON_UNKNOWN_ORDER;
  if (isWaiting(order)) return REASON_BAD_COMMAND;
  const priceTicks = load<u32>(record, RECORD_PRICE_TICKS);
  const lots = load<u32>(record, RECORD_QUANTITY_LOTS);
  const market = marketAt(<u32>load<u16>(order, ORDER_MARKET));
  const reason = checkPriceAndLots(market, priceTicks, lots);
  if (reason !== REASON_NONE) return reason;
  if (load<u32>(market, MARKET_HALTED) !== 0) return REASON_MARKET_HALTED;
  const shrinks = priceTicks === load<u32>(order, ORDER_PRICE_TICKS) && lots <= load<u32>(order, ORDER_LOTS);
  return shrinks ? shrink(order, lots) : move(market, order, priceTicks, lots);
}

function shrink(order: usize, lots: u32): u32 {
  const before = load<u32>(order, ORDER_LOTS);
  releaseHeld(order, heldFor(order, before) - heldFor(order, lots));
  reduceOrder(order, before - lots);
  emitReduced(order, before - lots, true);
  return REASON_NONE;
}

function move(market: usize, order: usize, priceTicks: u32, lots: u32): u32 {
  const account = load<u32>(order, ORDER_ACCOUNT);
  const side = <u32>load<u8>(order, ORDER_SIDE);
  const flags = <u32>load<u8>(order, ORDER_FLAGS);
  const held = heldFor(order, load<u32>(order, ORDER_LOTS));
  let reason = admit(market, account, side, priceTicks, lots, flags, held);
  const leavesLevel = load<u32>(load<u32>(order, ORDER_LEVEL), LEVEL_ORDERS) === 1;
  if (reason === REASON_NONE) reason = admitToLevel(market, side, priceTicks, flags, leavesLevel);
  if (reason !== REASON_NONE) return reason;

  emitCanceled(order, REASON_REPLACED, true);
  unqueueOrder(order);
  store<u32>(order, priceTicks, ORDER_PRICE_TICKS);
  takeOver(market, order);
  if (crossedLevel(market, side, priceTicks) === 0) {
    release(account, paidAsset(market, side), held - admittedReserve());
    rest(market, order);
  } else {
    release(account, paidAsset(market, side), held);
    if (!arrive(market, order)) closeOrder(order);
  }
  return REASON_NONE;
}
