// Reads for feeds and pages. They write what they found to `target` and return how many entries that is.
import { accountAt } from './accounts';
import { findLevel } from './ladder';
import {
  ACCOUNT_FIRST_ORDER,
  HALF_BEST,
  HALF_MARKET,
  HALF_SIDE,
  LEVEL_HALF,
  LEVEL_LOTS,
  LEVEL_ORDERS,
  LEVEL_PRICE_TICKS,
  LEVEL_WORSE,
  ORDER_ACCOUNT,
  ORDER_ACCOUNT_NEXT,
  ORDER_ID,
  ORDER_LEVEL,
  ORDER_LOTS,
} from './layout';
import { halfAt } from './markets';
import { findOrder } from './orderIndex';

/** Total lots (i64), price (u32), orders (u32). */
const LEVEL_ENTRY_BYTES: usize = 16;
/** Id (u64), market, side, price, lots, account (u32 each), 4 bytes unused. */
const ORDER_ENTRY_BYTES: usize = 32;

/** The best `depth` levels of one half of a book. */
export function readLevels(market: u32, side: u32, depth: u32, target: usize): u32 {
  let count: u32 = 0;
  let level = <usize>load<u32>(halfAt(market, side), HALF_BEST);
  for (; level !== 0 && count < depth; level = load<u32>(level, LEVEL_WORSE)) {
    const entry = target + <usize>count * LEVEL_ENTRY_BYTES;
    store<i64>(entry, load<i64>(level, LEVEL_LOTS), 0);
    store<u32>(entry, load<u32>(level, LEVEL_PRICE_TICKS), 8);
    store<u32>(entry, load<u32>(level, LEVEL_ORDERS), 12);
    count++;
  }
  return count;
}

/** All lots that rest at a price. */
export function levelLots(market: u32, side: u32, priceTicks: u32): i64 {
  const level = findLevel(halfAt(market, side), priceTicks);
  return level === 0 ? 0 : load<i64>(level, LEVEL_LOTS);
}

/** An account's resting orders, oldest first. */
export function readOrders(account: u32, limit: u32, target: usize): u32 {
  let count: u32 = 0;
  let order = <usize>load<u32>(accountAt(account), ACCOUNT_FIRST_ORDER);
  for (; order !== 0 && count < limit; order = load<u32>(order, ORDER_ACCOUNT_NEXT)) {
    writeOrder(order, target + <usize>count * ORDER_ENTRY_BYTES);
    count++;
  }
  return count;
}

/** One resting order by its id: 1 if there is such an order, else 0. */
export function readOrder(orderId: u64, target: usize): u32 {
  const order = findOrder(orderId);
  if (order === 0) return 0;
  writeOrder(order, target);
  return 1;
}

function writeOrder(order: usize, entry: usize): void {
  const level = load<u32>(order, ORDER_LEVEL);
  const half = load<u32>(level, LEVEL_HALF);
  store<u64>(entry, load<u64>(order, ORDER_ID), 0);
  store<u32>(entry, load<u32>(half, HALF_MARKET), 8);
  store<u32>(entry, load<u32>(half, HALF_SIDE), 12);
  store<u32>(entry, load<u32>(level, LEVEL_PRICE_TICKS), 16);
  store<u32>(entry, load<u32>(order, ORDER_LOTS), 20);
  store<u32>(entry, load<u32>(order, ORDER_ACCOUNT), 24);
}
