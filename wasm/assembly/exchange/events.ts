// The event buffer. Before a command starts there is room for all that it can bring. The content is overwritten by the
// next batch; a field that an event's type does not have keeps whatever was there.
import { allocate } from '../memory/arena';
import { lastSequence } from './clock';
import {
  EVENT_ACCOUNT_OPENED,
  EVENT_CANCELED,
  EVENT_REDUCED,
  EVENT_REJECTED,
  EVENT_RESTED,
  EVENT_TRADE,
  EVENT_TRIGGERED,
  EVENT_WAITING,
} from './codes';
import {
  EVENT_ACCOUNT,
  EVENT_BYTES,
  EVENT_MARKET,
  EVENT_ORDER_ID,
  EVENT_PRICE_TICKS,
  EVENT_QUANTITY_LOTS,
  EVENT_REASON,
  EVENT_REMAINING_LOTS,
  EVENT_RESTING,
  EVENT_SEQUENCE,
  EVENT_SIDE,
  EVENT_TRIGGER_TICKS,
  EVENT_TYPE,
  EVENT_VALUE,
  TRADE_BYTES,
  TRADE_ID,
  TRADE_MAKER_ACCOUNT,
  TRADE_MAKER_FEE,
  TRADE_MAKER_ORDER_ID,
  TRADE_MAKER_REMAINING_LOTS,
  TRADE_TAKER_FEE,
} from './eventLayout';
import {
  ORDER_ACCOUNT,
  ORDER_ID,
  ORDER_LOTS,
  ORDER_MARKET,
  ORDER_PRICE_TICKS,
  ORDER_SIDE,
  ORDER_TRIGGER_TICKS,
} from './layout';

/** An open order ends once, in a trade or in its owner's self-trade, which shortens both sides. */
const BYTES_PER_OPEN_ORDER: usize = TRADE_BYTES + EVENT_BYTES;
/** What arriving, triggered and quoted orders tell of themselves, at most 74 of them, six short events each. */
const BYTES_PER_COMMAND: usize = 74 * 6 * EVENT_BYTES;
/** Room beyond one command's worst case, so that batches are long. */
const SLACK_BYTES: usize = 1 << 19;

let buffer: usize = 0;
let bufferEnd: usize = 0;
let top: usize = 0;

export function createEvents(orderLimit: u32): bool {
  const bytes = <usize>orderLimit * BYTES_PER_OPEN_ORDER + BYTES_PER_COMMAND + SLACK_BYTES;
  buffer = allocate(bytes);
  bufferEnd = buffer + bytes;
  top = buffer;
  return buffer !== 0;
}

export function eventsAt(): usize {
  return buffer;
}

export function eventBytes(): usize {
  return top - buffer;
}

export function clearEvents(): void {
  top = buffer;
}

/** Whether a command finds room that starts with so many open orders. */
export function hasRoomForEvents(openOrders: u32): bool {
  return top + <usize>openOrders * BYTES_PER_OPEN_ORDER + BYTES_PER_COMMAND <= bufferEnd;
}

function emit(type: u32, market: u32): usize {
  const event = top;
  top += EVENT_BYTES;
  store<u32>(event, type, EVENT_TYPE);
  store<u32>(event, market, EVENT_MARKET);
  store<u64>(event, lastSequence(), EVENT_SEQUENCE);
  return event;
}

function emitOrder(type: u32, order: usize): usize {
  const event = emit(type, <u32>load<u16>(order, ORDER_MARKET));
  store<u8>(event, load<u8>(order, ORDER_SIDE), EVENT_SIDE);
  store<u64>(event, load<u64>(order, ORDER_ID), EVENT_ORDER_ID);
  store<u32>(event, load<u32>(order, ORDER_ACCOUNT), EVENT_ACCOUNT);
  store<u32>(event, load<u32>(order, ORDER_PRICE_TICKS), EVENT_PRICE_TICKS);
  store<u32>(event, load<u32>(order, ORDER_LOTS), EVENT_REMAINING_LOTS);
  return event;
}

export function emitAccountOpened(account: u32): void {
  store<u32>(emit(EVENT_ACCOUNT_OPENED, 0), account, EVENT_ACCOUNT);
}

/** An event of which the market is all there is to say, but perhaps its new price. */
export function emitMarket(type: u32, market: u32, priceTicks: u32): void {
  store<u32>(emit(type, market), priceTicks, EVENT_PRICE_TICKS);
}

export function emitRejected(reason: u32): void {
  store<u8>(emit(EVENT_REJECTED, 0), <u8>reason, EVENT_REASON);
}

/** What happened to an account: an asset and an amount, or a time. */
export function emitAccount(type: u32, account: u32, asset: u32, value: i64): void {
  const event = emit(type, asset);
  store<u32>(event, account, EVENT_ACCOUNT);
  store<i64>(event, value, EVENT_VALUE);
}

export function emitRested(order: usize): void {
  emitOrder(EVENT_RESTED, order);
}

export function emitWaiting(order: usize): void {
  store<u32>(emitOrder(EVENT_WAITING, order), load<u32>(order, ORDER_TRIGGER_TICKS), EVENT_TRIGGER_TICKS);
}

export function emitTriggered(order: usize): void {
  emitOrder(EVENT_TRIGGERED, order);
}

/** What is left of the order ends. */
export function emitCanceled(order: usize, reason: u32, resting: bool): void {
  const event = emitOrder(EVENT_CANCELED, order);
  store<u8>(event, <u8>reason, EVENT_REASON);
  store<u8>(event, resting, EVENT_RESTING);
}

/** The order lost `lots` without a trade and keeps some. */
export function emitReduced(order: usize, lots: u32, resting: bool): void {
  const event = emitOrder(EVENT_REDUCED, order);
  store<u32>(event, lots, EVENT_QUANTITY_LOTS);
  store<u8>(event, resting, EVENT_RESTING);
}

/** Both orders already without the traded lots. */
export function emitTrade(
  taker: usize,
  maker: usize,
  tradeId: u64,
  priceTicks: u32,
  lots: u32,
  takerFee: i64,
  makerFee: i64,
): void {
  const event = emitOrder(EVENT_TRADE, taker);
  top += TRADE_BYTES - EVENT_BYTES;
  store<u32>(event, priceTicks, EVENT_PRICE_TICKS);
  store<u32>(event, lots, EVENT_QUANTITY_LOTS);
  store<u64>(event, load<u64>(maker, ORDER_ID), TRADE_MAKER_ORDER_ID);
  store<u32>(event, load<u32>(maker, ORDER_ACCOUNT), TRADE_MAKER_ACCOUNT);
  store<u32>(event, load<u32>(maker, ORDER_LOTS), TRADE_MAKER_REMAINING_LOTS);
  store<u64>(event, tradeId, TRADE_ID);
  store<i64>(event, takerFee, TRADE_TAKER_FEE);
  store<i64>(event, makerFee, TRADE_MAKER_FEE);
}
