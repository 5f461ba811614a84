import { accountAt, accountCount, release } from './accounts';
import { reserveOf } from './amounts';
import {
  CANCEL_REQUESTED,
  REJECT_NONE,
  REJECT_UNKNOWN_ACCOUNT,
  REJECT_UNKNOWN_MARKET,
  REJECT_UNKNOWN_ORDER,
} from './codes';
import { emitCanceled } from './events';
import {
  ACCOUNT_FIRST_ORDER,
  HALF_MARKET,
  HALF_SIDE,
  LEVEL_HALF,
  LEVEL_PRICE_TICKS,
  ORDER_ACCOUNT,
  ORDER_ACCOUNT_NEXT,
  ORDER_ID,
  ORDER_LEVEL,
  ORDER_LOTS,
  RECORD_ACCOUNT,
  RECORD_MARKET,
  RECORD_VALUE,
} from './layout';
import { marketAt, marketCount, paidAsset } from './markets';
import { findOrder } from './orderIndex';
import { removeOrder } from './orders';

/** Applies a `cancelOrder` record. Another account's order is as unknown as one that never was. */
export function cancelOrder(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  if (account >= accountCount()) return REJECT_UNKNOWN_ACCOUNT;
  const order = findOrder(load<u64>(record, RECORD_VALUE));
  if (order === 0 || load<u32>(order, ORDER_ACCOUNT) !== account) return REJECT_UNKNOWN_ORDER;
  cancel(order);
  return REJECT_NONE;
}

/** Applies a `cancelAll` record: every order of an account in one market, oldest first. */
export function cancelAll(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  const market = load<u32>(record, RECORD_MARKET);
  if (account >= accountCount()) return REJECT_UNKNOWN_ACCOUNT;
  if (market >= marketCount()) return REJECT_UNKNOWN_MARKET;
  let order = <usize>load<u32>(accountAt(account), ACCOUNT_FIRST_ORDER);
  while (order !== 0) {
    const next = load<u32>(order, ORDER_ACCOUNT_NEXT);
    if (load<u32>(halfOf(order), HALF_MARKET) === market) cancel(order);
    order = next;
  }
  return REJECT_NONE;
}

function halfOf(order: usize): usize {
  return load<u32>(load<u32>(order, ORDER_LEVEL), LEVEL_HALF);
}

function cancel(order: usize): void {
  const half = halfOf(order);
  const side = load<u32>(half, HALF_SIDE);
  const marketIndex = load<u32>(half, HALF_MARKET);
  const market = marketAt(marketIndex);
  const account = load<u32>(order, ORDER_ACCOUNT);
  const lots = load<u32>(order, ORDER_LOTS);
  const priceTicks = load<u32>(load<u32>(order, ORDER_LEVEL), LEVEL_PRICE_TICKS);
  const asset = paidAsset(market, side);
  release(account, asset, reserveOf(market, side, priceTicks, lots));
  emitCanceled(CANCEL_REQUESTED, marketIndex, side, load<u64>(order, ORDER_ID), account, priceTicks, lots);
  removeOrder(order);
}
