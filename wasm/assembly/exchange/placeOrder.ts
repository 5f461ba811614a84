import { accountAt, accountCount, availableOf } from './accounts';
import { amountsFit } from './amounts';
import { admitReserve, admitToBook, admitToLevel, arrive } from './arrive';
import {
  FLAG_REDUCE_ONLY,
  FLAG_SELF_TRADE_SHIFT,
  FLAG_WAITING,
  ORDER_TYPE_STOP,
  REASON_BAD_COMMAND,
  REASON_BAD_PRICE,
  REASON_BAD_QUANTITY,
  REASON_BAD_TIME,
  REASON_LEVELS_FULL,
  REASON_MARKET_HALTED,
  REASON_NONE,
  REASON_ORDERS_FULL,
  REASON_OVERFLOW,
  REASON_TOO_MANY_ORDERS,
  REASON_UNKNOWN_ACCOUNT,
  REASON_UNKNOWN_MARKET,
  SELF_TRADE_MAX,
  TICKS_OR_LOTS_END,
  TIME_IN_FORCE_GTD,
  TIME_MS_MAX,
} from './codes';
import { emitWaiting } from './events';
import { findLevel, levelsAreFull } from './ladder';
import {
  ACCOUNT_ORDERS,
  MARKET_ACCOUNT_ORDERS_MAX,
  MARKET_HALTED,
  ORDER_ACCOUNT,
  ORDER_FLAGS,
  ORDER_LOTS,
  ORDER_SIDE,
  ORDER_TIME_IN_FORCE,
  ORDER_TRIGGER_TICKS,
  ORDER_TYPE,
} from './layout';
import { marketAt, marketCount, paidAsset } from './markets';
import { orderKindIsValid, rests } from './orderKind';
import {
  freeSlot,
  hasFlag,
  heldFor,
  openOrder,
  ordersAreFull,
  queueOrder,
  releaseHeld,
  takeSlot,
  writeOrder,
} from './orders';
import {
  RECORD_ACCOUNT,
  RECORD_FLAGS,
  RECORD_MARKET,
  RECORD_ORDER_TYPE,
  RECORD_PRICE_TICKS,
  RECORD_QUANTITY_LOTS,
  RECORD_SELF_TRADE,
  RECORD_SEQUENCE,
  RECORD_SIDE,
  RECORD_TIME_IN_FORCE,
  RECORD_TIMESTAMP_MS,
  RECORD_TRIGGER_TICKS,
  RECORD_VALUE,
} from './recordLayout';
import { notePrice, waitingHalf } from './waiting';

/** Applies a `placeOrder` record: rejects it whole, or lets the order come to the book or wait for its price. */
export function placeOrder(record: usize): u32 {
  if (load<u32>(record, RECORD_ACCOUNT) >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  if (load<u32>(record, RECORD_MARKET) >= marketCount()) return REASON_UNKNOWN_MARKET;
  const market = marketAt(load<u32>(record, RECORD_MARKET));
  const reason = checkFields(record, market);
  if (reason !== REASON_NONE) return reason;
  if (load<u32>(market, MARKET_HALTED) !== 0) return REASON_MARKET_HALTED;
  const order = takeSlot();
  draftOrder(order, record);
  return <u32>load<u8>(order, ORDER_TYPE) >= ORDER_TYPE_STOP
    ? wait(market, order)
    : comeToBook(market, order);
}

/** What an order's own fields get wrong. */
export function checkPriceAndLots(market: usize, priceTicks: u32, lots: u32): u32 {
  if (priceTicks - 1 >= TICKS_OR_LOTS_END - 1) return REASON_BAD_PRICE;
  if (lots - 1 >= TICKS_OR_LOTS_END - 1) return REASON_BAD_QUANTITY;
  return amountsFit(market, priceTicks, lots) ? REASON_NONE : REASON_OVERFLOW;
}

/** Whether one more order may be open: for its account, for the market, for all. */
export function admitOneMore(market: usize, account: u32): u32 {
  const ordersMax = load<u32>(market, MARKET_ACCOUNT_ORDERS_MAX);
  if (ordersMax !== 0 && load<u32>(accountAt(account), ACCOUNT_ORDERS) >= ordersMax)
    return REASON_TOO_MANY_ORDERS;
  return ordersAreFull() ? REASON_ORDERS_FULL : REASON_NONE;
}

function checkFields(record: usize, market: usize): u32 {
  const orderType = <u32>load<u8>(record, RECORD_ORDER_TYPE);
  const timeInForce = <u32>load<u8>(record, RECORD_TIME_IN_FORCE);
  const flags = <u32>load<u8>(record, RECORD_FLAGS);
  const side = <u32>load<u8>(record, RECORD_SIDE);
  const triggerTicks = load<u32>(record, RECORD_TRIGGER_TICKS);
  const expiresAtMs = load<u64>(record, RECORD_VALUE);
  if (<u32>load<u8>(record, RECORD_SELF_TRADE) > SELF_TRADE_MAX) return REASON_BAD_COMMAND;
  if (!orderKindIsValid(side, orderType, timeInForce, flags)) return REASON_BAD_COMMAND;
  if (orderType < ORDER_TYPE_STOP && triggerTicks !== 0) return REASON_BAD_COMMAND;
  if (timeInForce !== TIME_IN_FORCE_GTD) {
    if (expiresAtMs !== 0) return REASON_BAD_COMMAND;
  } else if (expiresAtMs <= load<u64>(record, RECORD_TIMESTAMP_MS) || expiresAtMs > TIME_MS_MAX) {
    return REASON_BAD_TIME;
  }
  if (orderType >= ORDER_TYPE_STOP && triggerTicks - 1 >= TICKS_OR_LOTS_END - 1) return REASON_BAD_PRICE;
  return checkPriceAndLots(
    market,
    load<u32>(record, RECORD_PRICE_TICKS),
    load<u32>(record, RECORD_QUANTITY_LOTS),
  );
}

function draftOrder(order: usize, record: usize): void {
  const selfTrade = <u32>load<u8>(record, RECORD_SELF_TRADE);
  writeOrder(
    order,
    load<u64>(record, RECORD_SEQUENCE),
    load<u32>(record, RECORD_ACCOUNT),
    load<u32>(record, RECORD_MARKET),
    <u32>load<u8>(record, RECORD_SIDE),
    <u32>load<u8>(record, RECORD_ORDER_TYPE),
    <u32>load<u8>(record, RECORD_TIME_IN_FORCE),
    <u32>load<u8>(record, RECORD_FLAGS) | (selfTrade << FLAG_SELF_TRADE_SHIFT),
    load<u32>(record, RECORD_PRICE_TICKS),
    load<u32>(record, RECORD_QUANTITY_LOTS),
    load<u32>(record, RECORD_TRIGGER_TICKS),
    load<u64>(record, RECORD_VALUE),
  );
}

function comeToBook(market: usize, order: usize): u32 {
  let reason = admitToBook(market, order, 0);
  if (reason === REASON_NONE && rests(<u32>load<u8>(order, ORDER_TIME_IN_FORCE))) {
    reason = admitOneMore(market, load<u32>(order, ORDER_ACCOUNT));
    if (reason === REASON_NONE) reason = admitToLevel(market, order, false);
  }
  if (reason === REASON_NONE && arrive(market, order)) openOrder(order);
  else freeSlot(order);
  return reason;
}

// An order that only reduces holds nothing while it waits, so that a stop and a take-profit can guard the same units.
function wait(market: usize, order: usize): u32 {
  const reason = admitToWait(market, order);
  if (reason !== REASON_NONE) {
    freeSlot(order);
    return reason;
  }
  store<u8>(order, load<u8>(order, ORDER_FLAGS) | <u8>FLAG_WAITING, ORDER_FLAGS);
  releaseHeld(order, -heldFor(order, load<u32>(order, ORDER_LOTS)));
  queueOrder(waitingHalf(market, order), load<u32>(order, ORDER_TRIGGER_TICKS), order);
  openOrder(order);
  emitWaiting(order);
  notePrice(market);
  return REASON_NONE;
}

function admitToWait(market: usize, order: usize): u32 {
  const account = load<u32>(order, ORDER_ACCOUNT);
  const asset = paidAsset(market, <u32>load<u8>(order, ORDER_SIDE));
  const available = hasFlag(order, FLAG_REDUCE_ONLY) ? i64.MAX_VALUE : availableOf(account, asset);
  let reason = admitReserve(market, order, available);
  if (reason === REASON_NONE) reason = admitOneMore(market, account);
  if (reason !== REASON_NONE || !levelsAreFull()) return reason;
  const level = findLevel(waitingHalf(market, order), load<u32>(order, ORDER_TRIGGER_TICKS));
  return level === 0 ? REASON_LEVELS_FULL : REASON_NONE;
}
