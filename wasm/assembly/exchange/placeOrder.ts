import { accountCount, addAvailable, addReserved, balanceAt } from './accounts';
import { amountsFit, reserveOf } from './amounts';
import {
  CANCEL_IMMEDIATE_OR_CANCEL,
  CANCEL_SELF_TRADE,
  ORDER_TYPE_MARKET,
  REJECT_BAD_COMMAND,
  REJECT_BAD_PRICE,
  REJECT_BAD_QUANTITY,
  REJECT_INSUFFICIENT_BALANCE,
  REJECT_LEVELS_FULL,
  REJECT_NONE,
  REJECT_ORDERS_FULL,
  REJECT_OVERFLOW,
  REJECT_UNKNOWN_ACCOUNT,
  REJECT_UNKNOWN_MARKET,
  SIDE_SELL,
  TICKS_OR_LOTS_END,
  TIME_IN_FORCE_IOC,
} from './codes';
import { emitCanceled, emitRested } from './events';
import { findLevel, levelsAreFull } from './ladder';
import {
  BALANCE_AVAILABLE,
  RECORD_ACCOUNT,
  RECORD_MARKET,
  RECORD_ORDER_TYPE,
  RECORD_PRICE_TICKS,
  RECORD_QUANTITY_LOTS,
  RECORD_SEQUENCE,
  RECORD_SIDE,
  RECORD_TIME_IN_FORCE,
} from './layout';
import { halfAt, marketAt, marketCount, paidAsset } from './markets';
import { match, metItself } from './match';
import { listOrder, ordersAreFull, queueOrder } from './orders';

/** Applies a `placeOrder` record: rejects it whole, or matches it and rests or cancels what is left. */
export function placeOrder(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  const marketIndex = load<u32>(record, RECORD_MARKET);
  const side = <u32>load<u8>(record, RECORD_SIDE);
  const priceTicks = load<u32>(record, RECORD_PRICE_TICKS);
  const lots = load<u32>(record, RECORD_QUANTITY_LOTS);
  if (account >= accountCount()) return REJECT_UNKNOWN_ACCOUNT;
  if (marketIndex >= marketCount()) return REJECT_UNKNOWN_MARKET;
  if (!kindIsValid(record)) return REJECT_BAD_COMMAND;
  if (priceTicks - 1 >= TICKS_OR_LOTS_END - 1) return REJECT_BAD_PRICE;
  if (lots - 1 >= TICKS_OR_LOTS_END - 1) return REJECT_BAD_QUANTITY;

  const market = marketAt(marketIndex);
  if (!amountsFit(market, priceTicks, lots)) return REJECT_OVERFLOW;
  const asset = paidAsset(market, side);
  const reserve = reserveOf(market, side, priceTicks, lots);
  if (load<i64>(balanceAt(account, asset), BALANCE_AVAILABLE) < reserve) return REJECT_INSUFFICIENT_BALANCE;

  const rests = <u32>load<u8>(record, RECORD_TIME_IN_FORCE) !== TIME_IN_FORCE_IOC;
  const half = halfAt(marketIndex, side);
  if (rests) {
    // Asked before matching, which might make room: an order is taken or refused whole.
    if (ordersAreFull()) return REJECT_ORDERS_FULL;
    if (levelsAreFull() && findLevel(half, priceTicks) === 0) return REJECT_LEVELS_FULL;
  }

  // Nobody looks at the taker's balances while it trades, so the reserve is only booked for what rests in the end.
  const orderId = load<u64>(record, RECORD_SEQUENCE);
  const remaining = match(market, side, account, orderId, priceTicks, lots);
  if (remaining === 0) return REJECT_NONE;
  if (metItself()) {
    emitCanceled(CANCEL_SELF_TRADE, marketIndex, side, orderId, account, priceTicks, remaining);
  } else if (!rests) {
    emitCanceled(CANCEL_IMMEDIATE_OR_CANCEL, marketIndex, side, orderId, account, priceTicks, remaining);
  } else {
    const rested = remaining === lots ? reserve : reserveOf(market, side, priceTicks, remaining);
    addAvailable(account, asset, -rested);
    addReserved(account, asset, rested);
    listOrder(queueOrder(half, orderId, account, priceTicks, remaining));
    emitRested(marketIndex, side, orderId, account, priceTicks, remaining);
  }
  return REJECT_NONE;
}

// A market order is immediate by nature, so it may not ask to rest.
function kindIsValid(record: usize): bool {
  const orderType = <u32>load<u8>(record, RECORD_ORDER_TYPE);
  const timeInForce = <u32>load<u8>(record, RECORD_TIME_IN_FORCE);
  if (<u32>load<u8>(record, RECORD_SIDE) > SIDE_SELL) return false;
  if (timeInForce > TIME_IN_FORCE_IOC) return false;
  return (
    orderType < ORDER_TYPE_MARKET || (orderType === ORDER_TYPE_MARKET && timeInForce === TIME_IN_FORCE_IOC)
  );
}
