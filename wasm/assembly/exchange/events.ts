// The event buffer. One command writes at most one event per resting order plus one, which the buffer always has room for
// before the command starts. Its content is overwritten by the next batch.
import { allocate } from '../memory/arena';
import {
  EVENT_ACCOUNT_OPENED,
  EVENT_CANCELED,
  EVENT_MARKET_LISTED,
  EVENT_REJECTED,
  EVENT_RESTED,
  EVENT_TRADE,
} from './codes';
import {
  EVENT_ACCOUNT,
  EVENT_AMOUNT,
  EVENT_BYTES,
  EVENT_MAKER_ACCOUNT,
  EVENT_MAKER_FEE,
  EVENT_MAKER_ORDER_ID,
  EVENT_MAKER_REMAINING_LOTS,
  EVENT_MARKET,
  EVENT_ORDER_ID,
  EVENT_PRICE_TICKS,
  EVENT_QUANTITY_LOTS,
  EVENT_REASON,
  EVENT_REMAINING_LOTS,
  EVENT_SEQUENCE,
  EVENT_SIDE,
  EVENT_TRADE_ID,
  EVENT_TYPE,
} from './layout';

/** Room beyond one command's worst case, so that batches are long. */
const SLACK_EVENTS: usize = 8192;

let buffer: usize = 0;
let bufferEnd: usize = 0;
let top: usize = 0;
let sequence: u64 = 0;

export function createEvents(orderLimit: u32): bool {
  const bytes = (<usize>orderLimit + SLACK_EVENTS) * EVENT_BYTES;
  buffer = allocate(bytes);
  bufferEnd = buffer + bytes;
  top = buffer;
  return buffer !== 0;
}

export function eventsAt(): usize {
  return buffer;
}

export function eventCount(): u32 {
  return <u32>((top - buffer) / EVENT_BYTES);
}

export function clearEvents(): void {
  top = buffer;
}

export function hasRoomForEvents(count: u32): bool {
  return top + <usize>count * EVENT_BYTES <= bufferEnd;
}

/** All events from here on belong to the command with this sequence. */
export function beginEvents(commandSequence: u64): void {
  sequence = commandSequence;
}

function emit(type: u32, side: u32, reason: u32, market: u32): usize {
  const event = top;
  top += EVENT_BYTES;
  // Five stores of zeros: filling memory is a call into the host's runtime.
  const zero = i64x2.splat(0);
  v128.store(event, zero, 0);
  v128.store(event, zero, 16);
  v128.store(event, zero, 32);
  v128.store(event, zero, 48);
  v128.store(event, zero, 64);
  store<u8>(event, <u8>type, EVENT_TYPE);
  store<u8>(event, <u8>side, EVENT_SIDE);
  store<u16>(event, <u16>reason, EVENT_REASON);
  store<u32>(event, market, EVENT_MARKET);
  store<u64>(event, sequence, EVENT_SEQUENCE);
  return event;
}

export function emitAccountOpened(account: u32): void {
  store<u32>(emit(EVENT_ACCOUNT_OPENED, 0, 0, 0), account, EVENT_ACCOUNT);
}

export function emitMarketListed(market: u32): void {
  emit(EVENT_MARKET_LISTED, 0, 0, market);
}

export function emitRejected(reason: u32): void {
  emit(EVENT_REJECTED, 0, reason, 0);
}

/** `deposited` or `withdrawn`. */
export function emitMoved(type: u32, account: u32, asset: u32, amount: i64): void {
  const event = emit(type, 0, 0, asset);
  store<u32>(event, account, EVENT_ACCOUNT);
  store<i64>(event, amount, EVENT_AMOUNT);
}

export function emitTrade(
  tradeId: u64,
  market: u32,
  takerSide: u32,
  makerOrderId: u64,
  takerOrderId: u64,
  makerAccount: u32,
  takerAccount: u32,
  priceTicks: u32,
  lots: u32,
  makerFee: i64,
  takerFee: i64,
  makerRemainingLots: u32,
  takerRemainingLots: u32,
): void {
  const event = emit(EVENT_TRADE, takerSide, 0, market);
  store<u64>(event, takerOrderId, EVENT_ORDER_ID);
  store<u64>(event, makerOrderId, EVENT_MAKER_ORDER_ID);
  store<u64>(event, tradeId, EVENT_TRADE_ID);
  store<u32>(event, priceTicks, EVENT_PRICE_TICKS);
  store<u32>(event, lots, EVENT_QUANTITY_LOTS);
  store<u32>(event, takerAccount, EVENT_ACCOUNT);
  store<u32>(event, makerAccount, EVENT_MAKER_ACCOUNT);
  store<u32>(event, takerRemainingLots, EVENT_REMAINING_LOTS);
  store<u32>(event, makerRemainingLots, EVENT_MAKER_REMAINING_LOTS);
  store<i64>(event, takerFee, EVENT_AMOUNT);
  store<i64>(event, makerFee, EVENT_MAKER_FEE);
}

export function emitRested(
  market: u32,
  side: u32,
  orderId: u64,
  account: u32,
  priceTicks: u32,
  lots: u32,
): void {
  const event = emit(EVENT_RESTED, side, 0, market);
  store<u64>(event, orderId, EVENT_ORDER_ID);
  store<u32>(event, account, EVENT_ACCOUNT);
  store<u32>(event, priceTicks, EVENT_PRICE_TICKS);
  store<u32>(event, lots, EVENT_REMAINING_LOTS);
}

export function emitCanceled(
  reason: u32,
  market: u32,
  side: u32,
  orderId: u64,
  account: u32,
  priceTicks: u32,
  lots: u32,
): void {
  const event = emit(EVENT_CANCELED, side, reason, market);
  store<u64>(event, orderId, EVENT_ORDER_ID);
  store<u32>(event, account, EVENT_ACCOUNT);
  store<u32>(event, priceTicks, EVENT_PRICE_TICKS);
  store<u32>(event, lots, EVENT_REMAINING_LOTS);
}
