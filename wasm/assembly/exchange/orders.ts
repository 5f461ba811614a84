// Resting orders. Each stands in the queue at its price, in its account's list (oldest first) and in the index by id.
import { allocate } from '../memory/arena';
import { accountAt } from './accounts';
import { addLevel, findLevel, removeLevel } from './ladder';
import {
  ACCOUNT_FIRST_ORDER,
  ACCOUNT_LAST_ORDER,
  LEVEL_FIRST_ORDER,
  LEVEL_LAST_ORDER,
  LEVEL_LOTS,
  LEVEL_ORDERS,
  ORDER_ACCOUNT,
  ORDER_ACCOUNT_NEXT,
  ORDER_ACCOUNT_PREVIOUS,
  ORDER_BYTES,
  ORDER_ID,
  ORDER_LEVEL,
  ORDER_LOTS,
  ORDER_NEXT,
  ORDER_PREVIOUS,
} from './layout';
import { createOrderIndex, indexOrder, unindexOrder } from './orderIndex';

let orders: usize = 0;
let ordersTop: usize = 0;
let ordersEnd: usize = 0;
let freeOrders: usize = 0;
let live: u32 = 0;
let orderLimit: u32 = 0;

export function createOrders(limit: u32): bool {
  orderLimit = limit;
  orders = allocate(<usize>limit * ORDER_BYTES);
  ordersTop = orders;
  ordersEnd = orders + <usize>limit * ORDER_BYTES;
  return orders !== 0 && createOrderIndex(limit);
}

export function orderCount(): u32 {
  return live;
}

export function ordersAreFull(): bool {
  return live === orderLimit;
}

/** Puts a new order at the back of the queue at its price, without its account's list. The orders must not be full. */
export function queueOrder(half: usize, orderId: u64, account: u32, priceTicks: u32, lots: u32): usize {
  const order = takeOrder();
  store<u64>(order, orderId, ORDER_ID);
  store<u32>(order, lots, ORDER_LOTS);
  store<u32>(order, account, ORDER_ACCOUNT);
  let level = findLevel(half, priceTicks);
  if (level === 0) level = addLevel(half, priceTicks);
  const last = <usize>load<u32>(level, LEVEL_LAST_ORDER);
  store<u32>(order, <u32>level, ORDER_LEVEL);
  store<u32>(order, 0, ORDER_NEXT);
  store<u32>(order, <u32>last, ORDER_PREVIOUS);
  store<u32>(order, 0, ORDER_ACCOUNT_NEXT);
  store<u32>(order, 0, ORDER_ACCOUNT_PREVIOUS);
  if (last !== 0) store<u32>(last, <u32>order, ORDER_NEXT);
  else store<u32>(level, <u32>order, LEVEL_FIRST_ORDER);
  store<u32>(level, <u32>order, LEVEL_LAST_ORDER);
  store<u32>(level, load<u32>(level, LEVEL_ORDERS) + 1, LEVEL_ORDERS);
  store<i64>(level, load<i64>(level, LEVEL_LOTS) + <i64>lots, LEVEL_LOTS);
  indexOrder(orderId, order);
  return order;
}

/** Appends an order to its account's list: it must be younger than all orders there. */
export function listOrder(order: usize): void {
  const account = accountAt(load<u32>(order, ORDER_ACCOUNT));
  const last = <usize>load<u32>(account, ACCOUNT_LAST_ORDER);
  store<u32>(order, <u32>last, ORDER_ACCOUNT_PREVIOUS);
  if (last !== 0) store<u32>(last, <u32>order, ORDER_ACCOUNT_NEXT);
  else store<u32>(account, <u32>order, ACCOUNT_FIRST_ORDER);
  store<u32>(account, <u32>order, ACCOUNT_LAST_ORDER);
}

/** Takes `lots` from an order that keeps some. */
export function reduceOrder(order: usize, lots: u32): void {
  const level = <usize>load<u32>(order, ORDER_LEVEL);
  store<u32>(order, load<u32>(order, ORDER_LOTS) - lots, ORDER_LOTS);
  store<i64>(level, load<i64>(level, LEVEL_LOTS) - <i64>lots, LEVEL_LOTS);
}

/** Takes an order out of the book, its account's list and the index; its level too if it was the last one there. */
export function removeOrder(order: usize): void {
  unindexOrder(load<u64>(order, ORDER_ID), order);
  unlist(order);
  unqueue(order);
  store<u32>(order, <u32>freeOrders, ORDER_NEXT);
  freeOrders = order;
  live--;
}

function takeOrder(): usize {
  live++;
  let order = freeOrders;
  if (order !== 0) {
    freeOrders = load<u32>(order, ORDER_NEXT);
    return order;
  }
  order = ordersTop;
  assert(order < ordersEnd);
  ordersTop += ORDER_BYTES;
  return order;
}

function unlist(order: usize): void {
  const next = <usize>load<u32>(order, ORDER_ACCOUNT_NEXT);
  const previous = <usize>load<u32>(order, ORDER_ACCOUNT_PREVIOUS);
  const account = accountAt(load<u32>(order, ORDER_ACCOUNT));
  if (previous !== 0) store<u32>(previous, <u32>next, ORDER_ACCOUNT_NEXT);
  else store<u32>(account, <u32>next, ACCOUNT_FIRST_ORDER);
  if (next !== 0) store<u32>(next, <u32>previous, ORDER_ACCOUNT_PREVIOUS);
  else store<u32>(account, <u32>previous, ACCOUNT_LAST_ORDER);
}

function unqueue(order: usize): void {
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
