// Reads for feeds and pages. They write what they found to `target` and return how many entries that is.
import { accountAt } from './accounts';
import { findLevel } from './ladder';
import {
  ACCOUNT_FIRST_ORDER,
  COLD_ACCOUNT_NEXT,
  HALF_BEST,
  LEVEL_LOTS,
  LEVEL_ORDERS,
  LEVEL_PRICE_TICKS,
  LEVEL_WORSE,
} from './layout';
import { halfOf, marketAt } from './markets';
import { coldOf } from './orders';

/** Total lots (i64), price (u32), orders (u32). */
const LEVEL_ENTRY_BYTES: usize = 16;

/** The best `depth` levels of one half of a book. */
export function readLevels(market: u32, side: u32, depth: u32, target: usize): u32 {
  let count: u32 = 0;
  let level = <usize>load<u32>(halfOf(marketAt(market), side), HALF_BEST);
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
  const level = findLevel(halfOf(marketAt(market), side), priceTicks);
  return level === 0 ? 0 : load<i64>(level, LEVEL_LOTS);
}

/** The addresses (u32) of an account's open orders, oldest first. */
export function readOrders(account: u32, limit: u32, target: usize): u32 {
  let count: u32 = 0;
  let order = <usize>load<u32>(accountAt(account), ACCOUNT_FIRST_ORDER);
  for (; order !== 0 && count < limit; order = load<u32>(coldOf(order), COLD_ACCOUNT_NEXT)) {
    store<u32>(target + ((<usize>count) << 2), <u32>order);
    count++;
  }
  return count;
}
