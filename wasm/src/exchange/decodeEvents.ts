import { type CancelReason, REASONS, type RejectReason, SIDES } from './codes.ts';
import type { ExchangeEvent, Trade } from './ExchangeEvent.ts';

// As the engine writes them (assembly/exchange/eventLayout.ts).
const EVENT_BYTES = 40;
const TRADE_BYTES = 80;

const TYPE = 0;
const SIDE = 1;
const REASON = 2;
const RESTING = 3;
const MARKET = 4;
const SEQUENCE = 8;
const ORDER_ID = 16;
const ACCOUNT = 24;
const PRICE_TICKS = 28;
const REMAINING_LOTS = 32;
const QUANTITY_LOTS = 36;
const VALUE = 32;
const MAKER_ORDER_ID = 40;
const MAKER_ACCOUNT = 48;
const MAKER_REMAINING_LOTS = 52;
const TRADE_ID = 56;
const TAKER_FEE = 64;
const MAKER_FEE = 72;

/** By number; the first is 1. */
const TYPES = [
  'accountOpened',
  'marketListed',
  'deposited',
  'withdrawn',
  'rejected',
  'trade',
  'rested',
  'canceled',
  'reduced',
  'waiting',
  'triggered',
  'deadlineSet',
  'feesChanged',
  'markPriceChanged',
  'marketHalted',
  'marketResumed',
] as const satisfies ExchangeEvent['type'][];

/**
 * Appends the events in `bytes` from `offset` on to `target`. A trade that leaves nothing of an order also says `filled`,
 * which the engine does not write.
 */
export function decodeEvents(view: DataView, offset: number, bytes: number, target: ExchangeEvent[]): void {
  for (const end = offset + bytes; offset < end; ) {
    const event = decodeEvent(view, offset);
    target.push(event);
    offset += event.type === 'trade' ? TRADE_BYTES : EVENT_BYTES;
    if (event.type !== 'trade') continue;
    const { sequence } = event;
    if (event.makerRemainingLots === 0) {
      target.push({ type: 'filled', sequence, orderId: event.makerOrderId, account: event.makerAccount });
    }
    if (event.takerRemainingLots === 0) {
      target.push({ type: 'filled', sequence, orderId: event.takerOrderId, account: event.takerAccount });
    }
  }
}

function decodeEvent(view: DataView, offset: number): ExchangeEvent {
  const type = at(TYPES, view.getUint8(offset + TYPE) - 1);
  const sequence = u64(view, offset + SEQUENCE);
  const account = view.getUint32(offset + ACCOUNT, true);
  const market = view.getUint32(offset + MARKET, true);
  switch (type) {
    case 'accountOpened':
      return { type, sequence, account };
    case 'deposited':
    case 'withdrawn':
      return { type, sequence, account, asset: market, amount: view.getBigInt64(offset + VALUE, true) };
    case 'rejected':
      return { type, sequence, reason: reasonAt(view, offset) as RejectReason };
    case 'trade':
      return decodeTrade(view, offset, sequence, market);
    case 'deadlineSet':
      return { type, sequence, account, deadlineMs: u64(view, offset + VALUE) };
    case 'markPriceChanged':
      return { type, sequence, market, priceTicks: view.getUint32(offset + PRICE_TICKS, true) };
    case 'marketListed':
    case 'feesChanged':
    case 'marketHalted':
    case 'marketResumed':
      return { type, sequence, market };
  }
  const order = {
    sequence,
    orderId: u64(view, offset + ORDER_ID),
    account,
    market,
    side: at(SIDES, view.getUint8(offset + SIDE)),
    priceTicks: view.getUint32(offset + PRICE_TICKS, true),
    remainingLots: view.getUint32(offset + REMAINING_LOTS, true),
  };
  const resting = view.getUint8(offset + RESTING) === 1;
  const quantityLots = view.getUint32(offset + QUANTITY_LOTS, true);
  if (type === 'reduced') return { type, ...order, quantityLots, resting };
  if (type === 'canceled') return { type, ...order, reason: reasonAt(view, offset) as CancelReason, resting };
  // The field of the lots that a waiting order lost is its trigger.
  return type === 'waiting' ? { type, ...order, triggerTicks: quantityLots } : { type, ...order };
}

function decodeTrade(view: DataView, offset: number, sequence: number, market: number): Trade {
  return {
    type: 'trade',
    sequence,
    tradeId: u64(view, offset + TRADE_ID),
    market,
    makerOrderId: u64(view, offset + MAKER_ORDER_ID),
    takerOrderId: u64(view, offset + ORDER_ID),
    makerAccount: view.getUint32(offset + MAKER_ACCOUNT, true),
    takerAccount: view.getUint32(offset + ACCOUNT, true),
    takerSide: at(SIDES, view.getUint8(offset + SIDE)),
    priceTicks: view.getUint32(offset + PRICE_TICKS, true),
    quantityLots: view.getUint32(offset + QUANTITY_LOTS, true),
    makerFee: view.getBigInt64(offset + MAKER_FEE, true),
    takerFee: view.getBigInt64(offset + TAKER_FEE, true),
    makerRemainingLots: view.getUint32(offset + MAKER_REMAINING_LOTS, true),
    takerRemainingLots: view.getUint32(offset + REMAINING_LOTS, true),
  };
}

function reasonAt(view: DataView, offset: number): (typeof REASONS)[number] {
  return at(REASONS, view.getUint8(offset + REASON) - 1);
}

// Ids stay below 2^53, so two halves make an exact number, without a bigint in between.
function u64(view: DataView, offset: number): number {
  return view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;
}

// The engine writes only numbers that have a name.
function at<Name>(names: readonly Name[], index: number): Name {
  return names[index] as Name;
}
