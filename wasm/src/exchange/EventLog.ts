import { CANCEL_REASONS, REJECT_REASONS, SIDES } from './codes.ts';
import type { ExchangeEvent } from './ExchangeEvent.ts';

/** Bytes of one event as the engine writes it (assembly/exchange/layout.ts). */
export const EVENT_BYTES = 80;

const EVENT = {
  type: 0,
  side: 1,
  reason: 2,
  market: 4,
  sequence: 8,
  orderId: 16,
  makerOrderId: 24,
  tradeId: 32,
  priceTicks: 40,
  quantityLots: 44,
  account: 48,
  makerAccount: 52,
  remainingLots: 56,
  makerRemainingLots: 60,
  amount: 64,
  makerFee: 72,
} as const;

/** Events as the engine wrote them, decoded only when they are looked at. */
export class EventLog implements Iterable<ExchangeEvent> {
  readonly #chunks: readonly Uint8Array[];

  constructor(chunks: readonly Uint8Array[]) {
    this.#chunks = chunks;
  }

  *[Symbol.iterator](): Generator<ExchangeEvent> {
    for (const chunk of this.#chunks) {
      const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
      for (let offset = 0; offset < chunk.length; offset += EVENT_BYTES) yield* decodeEvent(view, offset);
    }
  }
}

/** One written event. A trade that leaves nothing of an order also says `filled`, which the engine does not write. */
function decodeEvent(view: DataView, offset: number): ExchangeEvent[] {
  const u32 = (field: number) => view.getUint32(offset + field, true);
  const u64 = (field: number) => Number(view.getBigUint64(offset + field, true));
  const i64 = (field: number) => view.getBigInt64(offset + field, true);
  const reason = view.getUint16(offset + EVENT.reason, true);
  const sequence = u64(EVENT.sequence);
  const account = u32(EVENT.account);
  const market = u32(EVENT.market);
  const side = at(SIDES, view.getUint8(offset + EVENT.side));
  switch (view.getUint8(offset + EVENT.type)) {
    case 1:
      return [{ type: 'accountOpened', sequence, account }];
    case 2:
      return [{ type: 'marketListed', sequence, market }];
    case 3:
      return [{ type: 'deposited', sequence, account, asset: market, amount: i64(EVENT.amount) }];
    case 4:
      return [{ type: 'withdrawn', sequence, account, asset: market, amount: i64(EVENT.amount) }];
    case 5:
      return [{ type: 'rejected', sequence, reason: at(REJECT_REASONS, reason - 1) }];
    case 6:
      return decodeTrade(view, offset);
    case 7:
      return [
        {
          type: 'rested',
          sequence,
          orderId: u64(EVENT.orderId),
          account,
          market,
          side,
          ...remains(view, offset),
        },
      ];
    default: {
      const order = { orderId: u64(EVENT.orderId), account, market, side, ...remains(view, offset) };
      return [{ type: 'canceled', sequence, ...order, reason: at(CANCEL_REASONS, reason) }];
    }
  }
}

function decodeTrade(view: DataView, offset: number): ExchangeEvent[] {
  const u32 = (field: number) => view.getUint32(offset + field, true);
  const u64 = (field: number) => Number(view.getBigUint64(offset + field, true));
  const sequence = u64(EVENT.sequence);
  const makerOrderId = u64(EVENT.makerOrderId);
  const takerOrderId = u64(EVENT.orderId);
  const makerAccount = u32(EVENT.makerAccount);
  const takerAccount = u32(EVENT.account);
  const makerRemainingLots = u32(EVENT.makerRemainingLots);
  const takerRemainingLots = u32(EVENT.remainingLots);
  const events: ExchangeEvent[] = [
    {
      type: 'trade',
      sequence,
      tradeId: u64(EVENT.tradeId),
      market: u32(EVENT.market),
      makerOrderId,
      takerOrderId,
      makerAccount,
      takerAccount,
      takerSide: at(SIDES, view.getUint8(offset + EVENT.side)),
      priceTicks: u32(EVENT.priceTicks),
      quantityLots: u32(EVENT.quantityLots),
      makerFee: view.getBigInt64(offset + EVENT.makerFee, true),
      takerFee: view.getBigInt64(offset + EVENT.amount, true),
      makerRemainingLots,
      takerRemainingLots,
    },
  ];
  if (makerRemainingLots === 0)
    events.push({ type: 'filled', sequence, orderId: makerOrderId, account: makerAccount });
  if (takerRemainingLots === 0)
    events.push({ type: 'filled', sequence, orderId: takerOrderId, account: takerAccount });
  return events;
}

function remains(view: DataView, offset: number): { priceTicks: number; remainingLots: number } {
  return {
    priceTicks: view.getUint32(offset + EVENT.priceTicks, true),
    remainingLots: view.getUint32(offset + EVENT.remainingLots, true),
  };
}

// The engine writes only numbers that have a name.
function at<Name>(names: readonly Name[], index: number): Name {
  return names[index] as Name;
}
