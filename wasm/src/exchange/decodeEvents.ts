import { CANCEL_REASONS, REJECT_REASONS, SIDES } from './codes.ts';
import type { ExchangeEvent, Trade } from './ExchangeEvent.ts';

/** Bytes of one event as the engine writes it (assembly/exchange/layout.ts). */
export const EVENT_BYTES = 80;

const TYPE = 0;
const SIDE = 1;
const REASON = 2;
const MARKET = 4;
const SEQUENCE = 8;
const ORDER_ID = 16;
const MAKER_ORDER_ID = 24;
const TRADE_ID = 32;
const PRICE_TICKS = 40;
const QUANTITY_LOTS = 44;
const ACCOUNT = 48;
const MAKER_ACCOUNT = 52;
const REMAINING_LOTS = 56;
const MAKER_REMAINING_LOTS = 60;
const AMOUNT = 64;
const MAKER_FEE = 72;

/**
 * Appends the events of `count` written ones at `offset` to `target`. A trade that leaves nothing of an order also says
 * `filled`, which the engine does not write.
 */
export function decodeEvents(view: DataView, offset: number, count: number, target: ExchangeEvent[]): void {
  for (let i = 0; i < count; i++, offset += EVENT_BYTES) {
    const event = decodeEvent(view, offset);
    target.push(event);
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
  const sequence = u64(view, offset + SEQUENCE);
  const account = view.getUint32(offset + ACCOUNT, true);
  const market = view.getUint32(offset + MARKET, true);
  switch (view.getUint8(offset + TYPE)) {
    case 1:
      return { type: 'accountOpened', sequence, account };
    case 2:
      return { type: 'marketListed', sequence, market };
    case 3:
      return {
        type: 'deposited',
        sequence,
        account,
        asset: market,
        amount: view.getBigInt64(offset + AMOUNT, true),
      };
    case 4:
      return {
        type: 'withdrawn',
        sequence,
        account,
        asset: market,
        amount: view.getBigInt64(offset + AMOUNT, true),
      };
    case 5:
      return {
        type: 'rejected',
        sequence,
        reason: at(REJECT_REASONS, view.getUint16(offset + REASON, true) - 1),
      };
    case 6:
      return decodeTrade(view, offset, sequence, market);
  }
  const orderId = u64(view, offset + ORDER_ID);
  const side = at(SIDES, view.getUint8(offset + SIDE));
  const priceTicks = view.getUint32(offset + PRICE_TICKS, true);
  const remainingLots = view.getUint32(offset + REMAINING_LOTS, true);
  if (view.getUint8(offset + TYPE) === 7) {
    return { type: 'rested', sequence, orderId, account, market, side, priceTicks, remainingLots };
  }
  const reason = at(CANCEL_REASONS, view.getUint16(offset + REASON, true));
  return { type: 'canceled', sequence, orderId, account, market, side, priceTicks, remainingLots, reason };
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
    takerFee: view.getBigInt64(offset + AMOUNT, true),
    makerRemainingLots: view.getUint32(offset + MAKER_REMAINING_LOTS, true),
    takerRemainingLots: view.getUint32(offset + REMAINING_LOTS, true),
  };
}

// Ids stay below 2^53, so two halves make an exact number, without a bigint in between.
function u64(view: DataView, offset: number): number {
  return view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;
}

// The engine writes only numbers that have a name.
function at<Name>(names: readonly Name[], index: number): Name {
  return names[index] as Name;
}
