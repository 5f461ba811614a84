import { accountCount } from './accounts';
import { admitToBook, admitToLevel, arrive } from './arrive';
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
  ORDER_LEVEL,
  ORDER_LOTS,
  ORDER_MARKET,
  ORDER_PRICE_TICKS,
  ORDER_RESERVE_FEE_BPS,
} from './layout';
import { marketAt } from './markets';
import { findOrder } from './orderIndex';
import {
  closeOrder,
  freeSlot,
  heldFor,
  isWaiting,
  reduceOrder,
  releaseHeld,
  takeSlot,
  unqueueOrder,
} from './orders';
import { checkPriceAndLots } from './placeOrder';
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
  const held = heldFor(order, load<u32>(order, ORDER_LOTS));
  const leavesLevel = load<u32>(load<u32>(order, ORDER_LEVEL), LEVEL_ORDERS) === 1;
  const draft = takeSlot();
  copyEntry(order, draft);
  store<u32>(draft, priceTicks, ORDER_PRICE_TICKS);
  store<u32>(draft, lots, ORDER_LOTS);
  let reason = admitToBook(market, draft, held);
  if (reason === REASON_NONE) reason = admitToLevel(market, draft, leavesLevel);
  freeSlot(draft);
  if (reason !== REASON_NONE) return reason;

  emitCanceled(order, REASON_REPLACED, true);
  unqueueOrder(order);
  releaseHeld(order, held);
  store<u32>(order, priceTicks, ORDER_PRICE_TICKS);
  store<u32>(order, load<u32>(draft, ORDER_LOTS), ORDER_LOTS);
  store<u16>(order, load<u16>(draft, ORDER_RESERVE_FEE_BPS), ORDER_RESERVE_FEE_BPS);
  if (!arrive(market, order)) closeOrder(order);
  return REASON_NONE;
}

// Three vectors: copying memory is a call into the host's runtime.
function copyEntry(from: usize, to: usize): void {
  v128.store(to, v128.load(from, 0), 0);
  v128.store(to, v128.load(from, 16), 16);
  v128.store(to, v128.load(from, 32), 32);
}
