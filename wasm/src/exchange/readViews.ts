import { ORDER_TYPES, SELF_TRADE_PREVENTIONS, SIDES, TIMES_IN_FORCE } from './codes.ts';
import { FLAG_POST_ONLY, FLAG_REDUCE_ONLY, FLAG_TRIGGER_BY_MARK } from './recordLayout.ts';
import type { Market, OpenOrder } from './views.ts';

const FLAG_QUOTE = 8;
const SELF_TRADE_SHIFT = 4;
const FLAG_WAITING = 64;

/** An order's slot, as assembly/exchange/layout.ts lays it out. */
export function readOrder(view: DataView, at: number): OpenOrder {
  const flags = view.getUint8(at + 35);
  return {
    orderId: Number(view.getBigUint64(at, true)),
    account: view.getUint32(at + 16, true),
    market: view.getUint16(at + 30, true),
    side: named(SIDES, view.getUint8(at + 32)),
    orderType: named(ORDER_TYPES, view.getUint8(at + 33)),
    timeInForce: named(TIMES_IN_FORCE, view.getUint8(at + 34)),
    priceTicks: view.getUint32(at + 20, true),
    remainingLots: view.getUint32(at + 24, true),
    postOnly: (flags & FLAG_POST_ONLY) !== 0,
    reduceOnly: (flags & FLAG_REDUCE_ONLY) !== 0,
    selfTrade: named(SELF_TRADE_PREVENTIONS, (flags >> SELF_TRADE_SHIFT) & 3),
    quote: (flags & FLAG_QUOTE) !== 0,
    waiting: (flags & FLAG_WAITING) !== 0,
    triggerTicks: view.getUint32(at + 36, true),
    triggerBy: (flags & FLAG_TRIGGER_BY_MARK) === 0 ? 'lastTrade' : 'markPrice',
    expiresAtMs: Number(view.getBigUint64(at + 40, true)),
    reserveFeeBps: view.getUint16(at + 28, true),
  };
}

/** A market's slot, as assembly/exchange/layout.ts lays it out. */
export function readMarket(view: DataView, at: number, market: number): Market {
  return {
    market,
    baseAsset: view.getUint32(at, true),
    quoteAsset: view.getUint32(at + 4, true),
    baseUnitsPerLot: view.getBigInt64(at + 8, true),
    quoteUnitsPerTickLot: view.getBigInt64(at + 16, true),
    makerFeeBps: view.getInt32(at + 24, true),
    takerFeeBps: view.getInt32(at + 28, true),
    feeAccount: view.getUint32(at + 32, true),
    priceBandBps: view.getUint32(at + 36, true),
    accountOrdersMax: view.getUint32(at + 40, true),
    halted: view.getUint32(at + 44, true) === 1,
    lastTicks: view.getUint32(at + 48, true),
    markTicks: view.getUint32(at + 52, true),
  };
}

// The engine writes only numbers that have a name.
function named<Name>(names: readonly Name[], index: number): Name {
  return names[index] as Name;
}
