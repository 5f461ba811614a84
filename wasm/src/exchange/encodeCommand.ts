import { fromHex } from '../hex.ts';
import type { Command, MassQuote, PlaceOrder } from './Command.ts';
import { OPS, ORDER_TYPES, SELF_TRADE_PREVENTIONS, SIDES, TIMES_IN_FORCE } from './codes.ts';
import { ExchangeError } from './ExchangeError.ts';
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

const U16_MAX = 0xffff;
const I16_MAX = 0x7fff;
const U32_MAX = 0xffffffff;
/** Above it an order's id says which of a command's quotes it is. */
const SEQUENCE_MAX = 2 ** 49 - 1;
const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;

/**
 * A command as one record of the log. Throws `ExchangeError` (`badRecord`) for what no record can hold; whether the
 * command makes sense is the exchange's business.
 */
export function encodeCommand(command: Command): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(RECORD_BYTES);
  const view = new DataView(record.buffer);
  view.setUint8(RECORD.op, indexOf(OPS, command.op) + 1);
  setU64(view, RECORD.sequence, integer(command.sequence, SEQUENCE_MAX));
  setU64(view, RECORD.timestampMs, command.timestampMs);
  writeFields(command, view, record);
  if ('ref' in command) record.set(bytes(command.ref, REF_BYTES), RECORD.ref);
  return record;
}

function writeFields(command: Command, view: DataView, record: Uint8Array): void {
  if ('account' in command) setU32(view, RECORD.account, command.account);
  if ('market' in command) setU32(view, RECORD.market, command.market);
  switch (command.op) {
    case 'openAccount':
      record.set(bytes(command.address, ADDRESS_BYTES), RECORD.address);
      break;
    case 'listMarket':
      setU32(view, RECORD.asset, command.baseAsset);
      setU32(view, RECORD.quoteAsset, command.quoteAsset);
      setI64(view, RECORD.value, command.baseUnitsPerLot);
      setI64(view, RECORD.quoteUnits, command.quoteUnitsPerTickLot);
      setFees(view, command.makerFeeBps, command.takerFeeBps);
      setU32(view, RECORD.feeAccount, command.feeAccount);
      view.setUint16(RECORD.priceBandBps, integer(command.priceBandBps ?? 0, U16_MAX), true);
      setU32(view, RECORD.accountOrdersMax, command.accountOrdersMax ?? 0);
      break;
    case 'deposit':
    case 'withdraw':
      setU32(view, RECORD.asset, command.asset);
      setI64(view, RECORD.value, command.amount);
      break;
    case 'placeOrder':
      writeOrder(command, view);
      break;
    case 'replaceOrder':
      setU64(view, RECORD.value, command.orderId);
      setU32(view, RECORD.priceTicks, command.priceTicks);
      setU32(view, RECORD.quantityLots, command.quantityLots);
      break;
    case 'cancelOrder':
      setU64(view, RECORD.value, command.orderId);
      break;
    case 'massQuote':
      writeQuotes(command, view);
      break;
    case 'cancelAfter':
      setU64(view, RECORD.value, command.deadlineMs);
      break;
    case 'setFees':
      setFees(view, command.makerFeeBps, command.takerFeeBps);
      break;
    case 'setMarkPrice':
      setU32(view, RECORD.priceTicks, command.priceTicks);
      break;
    case 'cancelAll':
    case 'haltMarket':
    case 'resumeMarket':
      break;
  }
}

function writeOrder(order: PlaceOrder, view: DataView): void {
  view.setUint8(RECORD.side, indexOf(SIDES, order.side));
  view.setUint8(RECORD.orderType, indexOf(ORDER_TYPES, order.orderType));
  view.setUint8(RECORD.timeInForce, indexOf(TIMES_IN_FORCE, order.timeInForce));
  setU32(view, RECORD.priceTicks, order.priceTicks);
  setU32(view, RECORD.quantityLots, order.quantityLots);
  setU32(view, RECORD.triggerTicks, order.triggerTicks ?? 0);
  setU64(view, RECORD.value, order.expiresAtMs ?? 0);
  const flags =
    (order.postOnly ? FLAG_POST_ONLY : 0) |
    (order.reduceOnly ? FLAG_REDUCE_ONLY : 0) |
    (order.triggerBy === 'markPrice' ? FLAG_TRIGGER_BY_MARK : 0);
  view.setUint8(RECORD.flags, flags);
  view.setUint8(RECORD.selfTrade, indexOf(SELF_TRADE_PREVENTIONS, order.selfTrade ?? 'expireTaker'));
}

function writeQuotes({ bids, asks }: MassQuote, view: DataView): void {
  if (bids.length + asks.length > QUOTES_MAX) throw unfit(`${bids.length + asks.length} quotes`);
  view.setUint8(RECORD.bids, bids.length);
  view.setUint8(RECORD.asks, asks.length);
  [...bids, ...asks].forEach((quote, i) => {
    setU32(view, RECORD.quotes + i * QUOTE_BYTES, quote.priceTicks);
    setU32(view, RECORD.quotes + i * QUOTE_BYTES + 4, quote.quantityLots);
  });
}

function setFees(view: DataView, makerFeeBps: number, takerFeeBps: number): void {
  view.setInt16(RECORD.makerFeeBps, signed(makerFeeBps), true);
  view.setInt16(RECORD.takerFeeBps, signed(takerFeeBps), true);
}

function setU64(view: DataView, offset: number, value: number): void {
  view.setBigUint64(offset, BigInt(integer(value, Number.MAX_SAFE_INTEGER)), true);
}

function setU32(view: DataView, offset: number, value: number): void {
  view.setUint32(offset, integer(value, U32_MAX), true);
}

function setI64(view: DataView, offset: number, value: bigint): void {
  if (typeof value !== 'bigint' || value < I64_MIN || value > I64_MAX) throw unfit(value);
  view.setBigInt64(offset, value, true);
}

function integer(value: number, max: number): number {
  if (!Number.isSafeInteger(value) || value < 0 || value > max) throw unfit(value);
  return value;
}

function signed(value: number): number {
  if (!Number.isInteger(value) || Math.abs(value) > I16_MAX) throw unfit(value);
  // A negative zero would come back as zero.
  return value + 0;
}

function bytes(text: string, length: number): Uint8Array {
  const decoded = fromHex(text, length);
  if (!decoded) throw unfit(text);
  return decoded;
}

function indexOf<Name extends string>(names: readonly Name[], name: Name): number {
  const index = names.indexOf(name);
  if (index < 0) throw unfit(name);
  return index;
}

function unfit(value: unknown): ExchangeError {
  return new ExchangeError('badRecord', `${String(value)} does not fit its field of a record.`);
}
