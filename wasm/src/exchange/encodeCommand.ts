import { fromHex } from '../hex.ts';
import type { Command } from './Command.ts';
import { OPS, ORDER_TYPES, SIDES, TIMES_IN_FORCE } from './codes.ts';
import { ExchangeError } from './ExchangeError.ts';
import { ADDRESS_BYTES, RECORD, RECORD_BYTES, REF_BYTES } from './recordLayout.ts';

const U16_MAX = 0xffff;
const U32_MAX = 0xffffffff;
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
  view.setBigUint64(RECORD.sequence, BigInt(integer(command.sequence, Number.MAX_SAFE_INTEGER)), true);
  view.setBigUint64(RECORD.timestampMs, BigInt(integer(command.timestampMs, Number.MAX_SAFE_INTEGER)), true);
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
      view.setUint16(RECORD.makerFeeBps, integer(command.makerFeeBps, U16_MAX), true);
      view.setUint16(RECORD.takerFeeBps, integer(command.takerFeeBps, U16_MAX), true);
      setU32(view, RECORD.feeAccount, command.feeAccount);
      break;
    case 'deposit':
    case 'withdraw':
      setU32(view, RECORD.asset, command.asset);
      setI64(view, RECORD.value, command.amount);
      break;
    case 'placeOrder':
      view.setUint8(RECORD.side, indexOf(SIDES, command.side));
      view.setUint8(RECORD.orderType, indexOf(ORDER_TYPES, command.orderType));
      view.setUint8(RECORD.timeInForce, indexOf(TIMES_IN_FORCE, command.timeInForce));
      setU32(view, RECORD.priceTicks, command.priceTicks);
      setU32(view, RECORD.quantityLots, command.quantityLots);
      break;
    case 'cancelOrder':
      view.setBigUint64(RECORD.value, BigInt(integer(command.orderId, Number.MAX_SAFE_INTEGER)), true);
      break;
    case 'cancelAll':
      break;
  }
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
