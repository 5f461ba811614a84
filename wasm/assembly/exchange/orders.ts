// Open orders. Each stands in a queue (of the book, or of those that wait for a price), in its account's list (oldest
// first) and in the index by id.
import { allocate } from '../memory/arena';
import { accountAt, release } from './accounts';
import { reserveOf } from './amounts';
import { nextPriority } from './clock';
import { FLAG_REDUCE_ONLY, FLAG_WAITING } from './codes';
import { addLevel, findLevel, removeLevel } from './ladder';
import {
  ACCOUNT_FIRST_ORDER,
  ACCOUNT_LAST_ORDER,
  ACCOUNT_ORDERS,
  COLD_ACCOUNT_NEXT,
  COLD_ACCOUNT_PREVIOUS,
  LEVEL_FIRST_ORDER,
  LEVEL_LAST_ORDER,
  LEVEL_LOTS,
  LEVEL_ORDERS,
  ORDER_ACCOUNT,
  ORDER_BYTES,
  ORDER_COLD_BYTES,
  ORDER_EXPIRES_AT_MS,
  ORDER_FLAGS,
  ORDER_ID,
  ORDER_LEVEL,
  ORDER_LOTS,
  ORDER_MARKET,
  ORDER_NEXT,
  ORDER_PREVIOUS,
  ORDER_PRICE_TICKS,
  ORDER_PRIORITY,
  ORDER_RESERVE_FEE_BPS,
  ORDER_SIDE,
  ORDER_TIME_IN_FORCE,
  ORDER_TRIGGER_TICKS,
  ORDER_TYPE,
} from './layout';
import { marketAt, paidAsset } from './markets';
import { indexOrder, unindexOrder } from './orderIndex';
import { startOrderTimer, stopOrderTimer } from './timers';
import { touchOrder } from './touched';

let orders: usize = 0;
let cold: usize = 0;
let ordersTop: usize = 0;
let ordersEnd: usize = 0;
let freeOrders: usize = 0;
let open: u32 = 0;
let orderLimit: u32 = 0;

/** One slot more than can be open is for the order that arrives. */
export function createOrders(limit: u32): bool {
  orderLimit = limit;
  orders = allocate((<usize>limit + 1) * ORDER_BYTES);
  cold = allocate((<usize>limit + 1) * ORDER_COLD_BYTES);
  ordersTop = orders;
  ordersEnd = orders + (<usize>limit + 1) * ORDER_BYTES;
  return orders !== 0 && cold !== 0;
}

export function orderCount(): u32 {
  return open;
}

export function ordersAreFull(): bool {
  return open === orderLimit;
}

/** The links of an order that lie apart. */
export function coldOf(order: usize): usize {
  return cold + (order - orders) / (ORDER_BYTES / ORDER_COLD_BYTES);
}

export function isWaiting(order: usize): bool {
  return (<u32>load<u8>(order, ORDER_FLAGS) & FLAG_WAITING) !== 0;
}

export function hasFlag(order: usize, flag: u32): bool {
  return (<u32>load<u8>(order, ORDER_FLAGS) & flag) !== 0;
}

/** A slot with whatever was there before, for the one order that arrives. */
export function takeSlot(): usize {
  const order = freeOrders;
  if (order !== 0) {
    freeOrders = load<u32>(order, ORDER_NEXT);
    return order;
  }
  assert(ordersTop < ordersEnd);
  ordersTop += ORDER_BYTES;
  return ordersTop - ORDER_BYTES;
}

/** Fills a slot with a new order that no queue and no list knows yet. */
export function writeOrder(
  order: usize,
  orderId: u64,
  account: u32,
  market: u32,
  side: u32,
  orderType: u32,
  timeInForce: u32,
  flags: u32,
  priceTicks: u32,
  lots: u32,
  triggerTicks: u32,
  expiresAtMs: u64,
): void {
  store<u64>(order, orderId, ORDER_ID);
  store<u32>(order, account, ORDER_ACCOUNT);
  store<u32>(order, priceTicks, ORDER_PRICE_TICKS);
  store<u32>(order, lots, ORDER_LOTS);
  store<u16>(order, <u16>market, ORDER_MARKET);
  store<u8>(order, <u8>side, ORDER_SIDE);
  store<u8>(order, <u8>orderType, ORDER_TYPE);
  store<u8>(order, <u8>timeInForce, ORDER_TIME_IN_FORCE);
  store<u8>(order, <u8>flags, ORDER_FLAGS);
  store<u32>(order, triggerTicks, ORDER_TRIGGER_TICKS);
  store<u64>(order, expiresAtMs, ORDER_EXPIRES_AT_MS);
}

export function freeSlot(order: usize): void {
  store<u32>(order, <u32>freeOrders, ORDER_NEXT);
  freeOrders = order;
}

/** Makes an order one of the open ones: younger than all others of its account. The orders must not be full. */
export function openOrder(order: usize): void {
  registerOrder(order);
  listOrder(order);
}

/** The part of it that needs no order among the account's orders. */
export function registerOrder(order: usize): void {
  const links = coldOf(order);
  store<u32>(links, 0, COLD_ACCOUNT_PREVIOUS);
  store<u32>(links, 0, COLD_ACCOUNT_NEXT);
  if (load<u64>(order, ORDER_EXPIRES_AT_MS) !== 0) startOrderTimer(order, links);
  indexOrder(order);
  open++;
}

/** Appends an order to its account's list. */
export function listOrder(order: usize): void {
  const account = accountAt(load<u32>(order, ORDER_ACCOUNT));
  const last = <usize>load<u32>(account, ACCOUNT_LAST_ORDER);
  store<u32>(coldOf(order), <u32>last, COLD_ACCOUNT_PREVIOUS);
  if (last !== 0) store<u32>(coldOf(last), <u32>order, COLD_ACCOUNT_NEXT);
  else store<u32>(account, <u32>order, ACCOUNT_FIRST_ORDER);
  store<u32>(account, <u32>order, ACCOUNT_LAST_ORDER);
  store<u32>(account, load<u32>(account, ACCOUNT_ORDERS) + 1, ACCOUNT_ORDERS);
}

/** Forgets an open order that stands in no queue any more, and its slot. */
export function closeOrder(order: usize): void {
  const account = accountAt(load<u32>(order, ORDER_ACCOUNT));
  const links = coldOf(order);
  const next = <usize>load<u32>(links, COLD_ACCOUNT_NEXT);
  const previous = <usize>load<u32>(links, COLD_ACCOUNT_PREVIOUS);
  if (previous !== 0) store<u32>(coldOf(previous), <u32>next, COLD_ACCOUNT_NEXT);
  else store<u32>(account, <u32>next, ACCOUNT_FIRST_ORDER);
  if (next !== 0) store<u32>(coldOf(next), <u32>previous, COLD_ACCOUNT_PREVIOUS);
  else store<u32>(account, <u32>previous, ACCOUNT_LAST_ORDER);
  store<u32>(account, load<u32>(account, ACCOUNT_ORDERS) - 1, ACCOUNT_ORDERS);
  if (load<u64>(order, ORDER_EXPIRES_AT_MS) !== 0) stopOrderTimer(links);
  unindexOrder(order);
  touchOrder(load<u64>(order, ORDER_ID));
  freeSlot(order);
  open--;
}

/** Puts an order at the back of the queue at a price of `half`, with a new priority. */
export function queueOrder(half: usize, priceTicks: u32, order: usize): void {
  store<u64>(order, nextPriority(), ORDER_PRIORITY);
  appendOrder(half, priceTicks, order);
}

/** The same for an order that has its priority. */
export function appendOrder(half: usize, priceTicks: u32, order: usize): void {
  let level = findLevel(half, priceTicks);
  if (level === 0) level = addLevel(half, priceTicks);
  const last = <usize>load<u32>(level, LEVEL_LAST_ORDER);
  store<u32>(order, <u32>level, ORDER_LEVEL);
  store<u32>(order, 0, ORDER_NEXT);
  store<u32>(order, <u32>last, ORDER_PREVIOUS);
  if (last !== 0) store<u32>(last, <u32>order, ORDER_NEXT);
  else store<u32>(level, <u32>order, LEVEL_FIRST_ORDER);
  store<u32>(level, <u32>order, LEVEL_LAST_ORDER);
  store<u32>(level, load<u32>(level, LEVEL_ORDERS) + 1, LEVEL_ORDERS);
  store<i64>(level, load<i64>(level, LEVEL_LOTS) + <i64>load<u32>(order, ORDER_LOTS), LEVEL_LOTS);
  touchOrder(load<u64>(order, ORDER_ID));
}

/** Takes an order out of its queue, and its level too if it was the last one there. */
export function unqueueOrder(order: usize): void {
  const level = <usize>load<u32>(order, ORDER_LEVEL);
  const next = <usize>load<u32>(order, ORDER_NEXT);
  const previous = <usize>load<u32>(order, ORDER_PREVIOUS);
  if (previous !== 0) store<u32>(previous, <u32>next, ORDER_NEXT);
  else store<u32>(level, <u32>next, LEVEL_FIRST_ORDER);
  if (next !== 0) store<u32>(next, <u32>previous, ORDER_PREVIOUS);
  else store<u32>(level, <u32>previous, LEVEL_LAST_ORDER);
  const count = load<u32>(level, LEVEL_ORDERS) - 1;
  store<u32>(level, count, LEVEL_ORDERS);
  store<i64>(level, load<i64>(level, LEVEL_LOTS) - <i64>load<u32>(order, ORDER_LOTS), LEVEL_LOTS);
  if (count === 0) removeLevel(level);
}

/** Takes `lots` from an order that keeps some. */
export function reduceOrder(order: usize, lots: u32): void {
  const level = <usize>load<u32>(order, ORDER_LEVEL);
  store<u32>(order, load<u32>(order, ORDER_LOTS) - lots, ORDER_LOTS);
  store<i64>(level, load<i64>(level, LEVEL_LOTS) - <i64>lots, LEVEL_LOTS);
  touchOrder(load<u64>(order, ORDER_ID));
}

/** What an open order holds back for `lots` of it. One that only reduces holds nothing while it waits. */
export function heldFor(order: usize, lots: u32): i64 {
  if (isWaiting(order) && hasFlag(order, FLAG_REDUCE_ONLY)) return 0;
  const market = marketAt(<u32>load<u16>(order, ORDER_MARKET));
  const feeBps = <i32>load<u16>(order, ORDER_RESERVE_FEE_BPS);
  return reserveOf(
    market,
    <u32>load<u8>(order, ORDER_SIDE),
    load<u32>(order, ORDER_PRICE_TICKS),
    lots,
    feeBps,
  );
}

/** Moves an order's reserve from reserved to available (or back, by a negative amount). */
export function releaseHeld(order: usize, amount: i64): void {
  const market = marketAt(<u32>load<u16>(order, ORDER_MARKET));
  release(load<u32>(order, ORDER_ACCOUNT), paidAsset(market, <u32>load<u8>(order, ORDER_SIDE)), amount);
}
