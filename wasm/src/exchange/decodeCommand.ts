import { toHex } from '../hex.ts';
import type { Command } from './Command.ts';
import { OPS, ORDER_TYPES, SIDES, TIMES_IN_FORCE } from './codes.ts';
import { ExchangeError } from './ExchangeError.ts';
import { encodeCommand } from './encodeCommand.ts';
import { ADDRESS_BYTES, RECORD, RECORD_BYTES, REF_BYTES } from './recordLayout.ts';

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
  const u64 = (offset: number) => Number(view.getBigUint64(offset, true));
  const hex = (offset: number, length: number) => toHex(record.subarray(offset, offset + length));
  const op = OPS[view.getUint8(RECORD.op) - 1];
  const base = { sequence: u64(RECORD.sequence), timestampMs: u64(RECORD.timestampMs) };
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
        makerFeeBps: view.getUint16(RECORD.makerFeeBps, true),
        takerFeeBps: view.getUint16(RECORD.takerFeeBps, true),
        feeAccount: u32(RECORD.feeAccount),
      };
    case 'deposit':
    case 'withdraw':
      return {
        op,
        ...base,
        account,
        asset: u32(RECORD.asset),
        amount: view.getBigInt64(RECORD.value, true),
        ref,
      };
    case 'placeOrder':
      return {
        op,
        ...base,
        account,
        market,
        side: named(SIDES, view.getUint8(RECORD.side)),
        orderType: named(ORDER_TYPES, view.getUint8(RECORD.orderType)),
        timeInForce: named(TIMES_IN_FORCE, view.getUint8(RECORD.timeInForce)),
        priceTicks: u32(RECORD.priceTicks),
        quantityLots: u32(RECORD.quantityLots),
        ref,
      };
    case 'cancelOrder':
      return { op, ...base, account, orderId: u64(RECORD.value), ref };
    case 'cancelAll':
      return { op, ...base, account, market, ref };
    default:
      throw malformed(`There is no operation ${view.getUint8(RECORD.op)}.`);
  }
}

function named<Name>(names: readonly Name[], index: number): Name {
  const name = names[index];
  if (name === undefined) throw malformed(`There is no choice ${index} in this field.`);
  return name;
}

function malformed(message: string): ExchangeError {
  return new ExchangeError('badRecord', message);
}
