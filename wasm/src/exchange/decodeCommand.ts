import { toHex } from '../hex.ts';
import type { Command, PlaceOrder, Quote } from './Command.ts';
import { OPS, ORDER_TYPES, SELF_TRADE_PREVENTIONS, SIDES, TIMES_IN_FORCE } from './codes.ts';
import { ExchangeError } from './ExchangeError.ts';
import { encodeCommand } from './encodeCommand.ts';
import {
  ADDRESS_BYTES,
  FLAG_POST_ONLY,
  FLAG_REDUCE_ONLY,
  FLAG_TRIGGER_BY_MARK,
  QUOTE_BYTES,
  QUOTES_MAX,
  RECORD,
  RECORD_BYTES,
  REF_BYTES,
} from './recordLayout.ts';

/** The command in one record: the exact inverse of `encodeCommand`. Throws `ExchangeError` (`badRecord`) otherwise. */
export function decodeCommand(record: Uint8Array): Command {
  if (record.length !== RECORD_BYTES)
    throw malformed(`A record has ${RECORD_BYTES} bytes, not ${record.length}.`);
  const command = read(new DataView(record.buffer, record.byteOffset, RECORD_BYTES), record);
  // Bytes outside the op's own fields must be zero; writing it again is the shortest way to see that.
  if (!encodeCommand(command).every((byte, i) => byte === record[i])) {
    throw malformed(`The record of ${command.op} has bytes outside its fields.`);
  }
  return command;
}

function read(view: DataView, record: Uint8Array): Command {
  const u32 = (offset: number) => view.getUint32(offset, true);
  const hex = (offset: number, length: number) => toHex(record.subarray(offset, offset + length));
  const op = OPS[view.getUint8(RECORD.op) - 1];
  const base = { sequence: u64(view, RECORD.sequence), timestampMs: u64(view, RECORD.timestampMs) };
  const account = u32(RECORD.account);
  const market = u32(RECORD.market);
  const ref = hex(RECORD.ref, REF_BYTES);
  switch (op) {
    case 'openAccount':
      return { op, ...base, account, address: hex(RECORD.address, ADDRESS_BYTES) };
    case 'listMarket':
      return {
        op,
        ...base,
        market,
        baseAsset: u32(RECORD.asset),
        quoteAsset: u32(RECORD.quoteAsset),
        baseUnitsPerLot: view.getBigInt64(RECORD.value, true),
        quoteUnitsPerTickLot: view.getBigInt64(RECORD.quoteUnits, true),
        ...readFees(view),
        feeAccount: u32(RECORD.feeAccount),
        ...present('priceBandBps', view.getUint16(RECORD.priceBandBps, true)),
        ...present('accountOrdersMax', u32(RECORD.accountOrdersMax)),
      };
    case 'deposit':
    case 'withdraw': {
      const amount = view.getBigInt64(RECORD.value, true);
      return { op, ...base, account, asset: u32(RECORD.asset), amount, ref };
    }
    case 'placeOrder':
      return { op, ...base, account, market, ...readOrder(view), ref };
    case 'replaceOrder':
      return {
        op,
        ...base,
        account,
        orderId: u64(view, RECORD.value),
        priceTicks: u32(RECORD.priceTicks),
        quantityLots: u32(RECORD.quantityLots),
        ref,
      };
    case 'cancelOrder':
      return { op, ...base, account, orderId: u64(view, RECORD.value), ref };
    case 'cancelAll':
      return { op, ...base, account, market, ref };
    case 'massQuote':
      return { op, ...base, account, market, ...readQuotes(view), ref };
    case 'cancelAfter':
      return { op, ...base, account, deadlineMs: u64(view, RECORD.value), ref };
    case 'setFees':
      return { op, ...base, market, ...readFees(view) };
    case 'setMarkPrice':
      return { op, ...base, market, priceTicks: u32(RECORD.priceTicks) };
    case 'haltMarket':
    case 'resumeMarket':
      return { op, ...base, market };
    default:
      throw malformed(`There is no operation ${view.getUint8(RECORD.op)}.`);
  }
}

function readOrder(
  view: DataView,
): Omit<PlaceOrder, 'op' | 'sequence' | 'timestampMs' | 'account' | 'market' | 'ref'> {
  const flags = view.getUint8(RECORD.flags);
  const selfTrade = named(SELF_TRADE_PREVENTIONS, view.getUint8(RECORD.selfTrade));
  return {
    side: named(SIDES, view.getUint8(RECORD.side)),
    orderType: named(ORDER_TYPES, view.getUint8(RECORD.orderType)),
    timeInForce: named(TIMES_IN_FORCE, view.getUint8(RECORD.timeInForce)),
    priceTicks: view.getUint32(RECORD.priceTicks, true),
    quantityLots: view.getUint32(RECORD.quantityLots, true),
    ...(flags & FLAG_POST_ONLY && { postOnly: true as const }),
    ...(flags & FLAG_REDUCE_ONLY && { reduceOnly: true as const }),
    ...(selfTrade !== 'expireTaker' && { selfTrade }),
    ...present('triggerTicks', view.getUint32(RECORD.triggerTicks, true)),
    ...(flags & FLAG_TRIGGER_BY_MARK && { triggerBy: 'markPrice' as const }),
    ...present('expiresAtMs', u64(view, RECORD.value)),
  };
}

function readQuotes(view: DataView): { bids: Quote[]; asks: Quote[] } {
  const bids = view.getUint8(RECORD.bids);
  const count = bids + view.getUint8(RECORD.asks);
  if (count > QUOTES_MAX) throw malformed(`A record has no room for ${count} quotes.`);
  const quotes = Array.from({ length: count }, (_, i) => ({
    priceTicks: view.getUint32(RECORD.quotes + i * QUOTE_BYTES, true),
    quantityLots: view.getUint32(RECORD.quotes + i * QUOTE_BYTES + 4, true),
  }));
  return { bids: quotes.slice(0, bids), asks: quotes.slice(bids) };
}

function readFees(view: DataView): { makerFeeBps: number; takerFeeBps: number } {
  return {
    makerFeeBps: view.getInt16(RECORD.makerFeeBps, true),
    takerFeeBps: view.getInt16(RECORD.takerFeeBps, true),
  };
}

function u64(view: DataView, offset: number): number {
  return Number(view.getBigUint64(offset, true));
}

/** A field whose zero is written by leaving it out. */
function present<Name extends string>(name: Name, value: number): { [name in Name]?: number } {
  return (value === 0 ? {} : { [name]: value }) as { [name in Name]?: number };
}

function named<Name>(names: readonly Name[], index: number): Name {
  const name = names[index];
  if (name === undefined) throw malformed(`There is no choice ${index} in this field.`);
  return name;
}

function malformed(message: string): ExchangeError {
  return new ExchangeError('badRecord', message);
}
