// Commands about orders find them anywhere in memory, one cache miss behind the other: the index, the order, its
// neighbours, its level. For a group of commands these misses can overlap. Nothing here decides anything: what is read may
// be out of date when its command comes, and is only read.
import { balanceAt } from './accounts';
import { OP_CANCEL_ORDER, OP_REPLACE_ORDER } from './codes';
import { findLevel } from './ladder';
import {
  LEVEL_LAST_ORDER,
  LEVEL_PRICE_TICKS,
  ORDER_ACCOUNT,
  ORDER_ID,
  ORDER_LEVEL,
  ORDER_MARKET,
  ORDER_NEXT,
  ORDER_PREVIOUS,
  ORDER_SIDE,
} from './layout';
import { halfOf, marketAt, paidAsset } from './markets';
import { chainHead } from './orderIndex';
import { RECORD_BYTES, RECORD_OP, RECORD_PRICE_TICKS, RECORD_VALUE } from './recordLayout';
import { spread } from './touched';

/** Commands looked at together: about as many misses as a core keeps in flight. */
export const GROUP_COMMANDS: u32 = 8;

const orders: usize = memory.data(64, 8);
const levels: usize = memory.data(64, 8);

/** Takes what was read, so that reading it is not optimised away. */
const sink: usize = memory.data(8, 8);

export function lookAhead(records: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(slotAt(orders, i), namedOrder(records, i));
  let read: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const order = <usize>load<u32>(slotAt(orders, i));
    read += <u32>load<u64>(order, ORDER_ID);
  }
  for (let i: u32 = 0; i < count; i++) {
    const order = <usize>load<u32>(slotAt(orders, i));
    store<u32>(slotAt(levels, i), 0);
    if (order === 0) continue;
    const market = marketAt(<u32>load<u16>(order, ORDER_MARKET));
    const side = <u32>load<u8>(order, ORDER_SIDE);
    read += load<u32>(load<u32>(order, ORDER_LEVEL), LEVEL_PRICE_TICKS);
    read += load<u32>(load<u32>(order, ORDER_NEXT), ORDER_PREVIOUS);
    read += load<u32>(load<u32>(order, ORDER_PREVIOUS), ORDER_NEXT);
    read += load<u32>(balanceAt(load<u32>(order, ORDER_ACCOUNT), paidAsset(market, side)));
    const priceTicks = load<u32>(records + <usize>i * RECORD_BYTES, RECORD_PRICE_TICKS) & 0x7fffffff;
    store<u32>(slotAt(levels, i), <u32>findLevel(halfOf(market, side), priceTicks));
  }
  for (let i: u32 = 0; i < count; i++) {
    const level = <usize>load<u32>(slotAt(levels, i));
    // Address 0 has no pointers, unlike the slots: following what is there would lead anywhere.
    if (level !== 0) read += load<u32>(load<u32>(level, LEVEL_LAST_ORDER), ORDER_NEXT);
  }
  store<u32>(sink, read);
}

function slotAt(slots: usize, i: u32): usize {
  return slots + ((<usize>i) << 2);
}

function namedOrder(records: usize, i: u32): u32 {
  const record = records + <usize>i * RECORD_BYTES;
  const op = <u32>load<u8>(record, RECORD_OP);
  return op === OP_REPLACE_ORDER || op === OP_CANCEL_ORDER
    ? <u32>chainHead(spread(load<u64>(record, RECORD_VALUE)))
    : 0;
}
