import { accountAt, accountCount, assetCount, balanceAt } from './accounts';
import { lastSequence, lastTimestampMs, tradeCount } from './clock';
import { SIDE_BUY, SIDE_SELL } from './codes';
import {
  ADDRESS_BYTES,
  BALANCE_AVAILABLE,
  BALANCE_RESERVED,
  HALF_BEST,
  LEVEL_FIRST_ORDER,
  LEVEL_PRICE_TICKS,
  LEVEL_WORSE,
  MARKET_BASE_ASSET,
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_FEE_ACCOUNT,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_QUOTE_UNITS_PER_TICK_LOT,
  MARKET_TAKER_FEE_BPS,
  ORDER_ACCOUNT,
  ORDER_ID,
  ORDER_LOTS,
  ORDER_NEXT,
} from './layout';
import { halfAt, marketAt, marketCount } from './markets';
import { orderCount } from './orders';
import {
  ACCOUNT_ENTRY_BALANCES,
  ACCOUNT_ENTRY_BYTES,
  BALANCE_ENTRY_ASSET,
  BALANCE_ENTRY_AVAILABLE,
  BALANCE_ENTRY_BYTES,
  BALANCE_ENTRY_RESERVED,
  HEADER_ACCOUNTS,
  HEADER_BYTES,
  HEADER_MAGIC,
  HEADER_MARKETS,
  HEADER_ORDERS,
  HEADER_SEQUENCE,
  HEADER_TIMESTAMP_MS,
  HEADER_TRADES,
  MARKET_ENTRY_BASE_ASSET,
  MARKET_ENTRY_BASE_UNITS,
  MARKET_ENTRY_BUYS,
  MARKET_ENTRY_BYTES,
  MARKET_ENTRY_FEE_ACCOUNT,
  MARKET_ENTRY_MAKER_FEE_BPS,
  MARKET_ENTRY_QUOTE_ASSET,
  MARKET_ENTRY_QUOTE_UNITS,
  MARKET_ENTRY_SELLS,
  MARKET_ENTRY_TAKER_FEE_BPS,
  ORDER_ENTRY_ACCOUNT,
  ORDER_ENTRY_BYTES,
  ORDER_ENTRY_ID,
  ORDER_ENTRY_LOTS,
  ORDER_ENTRY_PRICE_TICKS,
  SNAPSHOT_MAGIC,
} from './snapshotLayout';

/** An upper bound of the snapshot's length. */
export function snapshotBytesMax(): usize {
  const account = ACCOUNT_ENTRY_BYTES + <usize>assetCount() * BALANCE_ENTRY_BYTES;
  return (
    HEADER_BYTES +
    <usize>accountCount() * account +
    <usize>marketCount() * MARKET_ENTRY_BYTES +
    <usize>orderCount() * ORDER_ENTRY_BYTES
  );
}

/** Writes the snapshot to `target` and returns its length. */
export function writeSnapshot(target: usize): usize {
  store<u32>(target, SNAPSHOT_MAGIC, HEADER_MAGIC);
  store<u32>(target, accountCount(), HEADER_ACCOUNTS);
  store<u64>(target, lastSequence(), HEADER_SEQUENCE);
  store<u64>(target, lastTimestampMs(), HEADER_TIMESTAMP_MS);
  store<u64>(target, tradeCount(), HEADER_TRADES);
  store<u32>(target, marketCount(), HEADER_MARKETS);
  store<u32>(target, orderCount(), HEADER_ORDERS);
  let at = target + HEADER_BYTES;
  for (let account: u32 = 0; account < accountCount(); account++) at = writeAccount(at, account);
  for (let market: u32 = 0; market < marketCount(); market++) at = writeMarket(at, market);
  return at - target;
}

function writeAccount(at: usize, account: u32): usize {
  const entry = at;
  memory.copy(entry, accountAt(account), ADDRESS_BYTES);
  at += ACCOUNT_ENTRY_BYTES;
  let balances: u32 = 0;
  for (let asset: u32 = 0; asset < assetCount(); asset++) {
    const available = load<i64>(balanceAt(account, asset), BALANCE_AVAILABLE);
    const reserved = load<i64>(balanceAt(account, asset), BALANCE_RESERVED);
    if ((available | reserved) === 0) continue;
    store<u64>(at, <u64>asset, BALANCE_ENTRY_ASSET);
    store<i64>(at, available, BALANCE_ENTRY_AVAILABLE);
    store<i64>(at, reserved, BALANCE_ENTRY_RESERVED);
    at += BALANCE_ENTRY_BYTES;
    balances++;
  }
  store<u32>(entry, balances, ACCOUNT_ENTRY_BALANCES);
  return at;
}

function writeMarket(at: usize, index: u32): usize {
  const entry = at;
  const market = marketAt(index);
  store<u32>(entry, load<u32>(market, MARKET_BASE_ASSET), MARKET_ENTRY_BASE_ASSET);
  store<u32>(entry, load<u32>(market, MARKET_QUOTE_ASSET), MARKET_ENTRY_QUOTE_ASSET);
  store<i64>(entry, load<i64>(market, MARKET_BASE_UNITS_PER_LOT), MARKET_ENTRY_BASE_UNITS);
  store<i64>(entry, load<i64>(market, MARKET_QUOTE_UNITS_PER_TICK_LOT), MARKET_ENTRY_QUOTE_UNITS);
  store<u32>(entry, load<u32>(market, MARKET_MAKER_FEE_BPS), MARKET_ENTRY_MAKER_FEE_BPS);
  store<u32>(entry, load<u32>(market, MARKET_TAKER_FEE_BPS), MARKET_ENTRY_TAKER_FEE_BPS);
  store<u32>(entry, load<u32>(market, MARKET_FEE_ACCOUNT), MARKET_ENTRY_FEE_ACCOUNT);
  const buys = entry + MARKET_ENTRY_BYTES;
  const sells = writeHalf(buys, halfAt(index, SIDE_BUY));
  const end = writeHalf(sells, halfAt(index, SIDE_SELL));
  store<u32>(entry, <u32>((sells - buys) / ORDER_ENTRY_BYTES), MARKET_ENTRY_BUYS);
  store<u64>(entry, <u64>((end - sells) / ORDER_ENTRY_BYTES), MARKET_ENTRY_SELLS);
  return end;
}

function writeHalf(at: usize, half: usize): usize {
  for (let level = <usize>load<u32>(half, HALF_BEST); level !== 0; level = load<u32>(level, LEVEL_WORSE)) {
    const priceTicks = load<u32>(level, LEVEL_PRICE_TICKS);
    for (
      let order = <usize>load<u32>(level, LEVEL_FIRST_ORDER);
      order !== 0;
      order = load<u32>(order, ORDER_NEXT)
    ) {
      store<u64>(at, load<u64>(order, ORDER_ID), ORDER_ENTRY_ID);
      store<u32>(at, priceTicks, ORDER_ENTRY_PRICE_TICKS);
      store<u32>(at, load<u32>(order, ORDER_LOTS), ORDER_ENTRY_LOTS);
      store<u64>(at, <u64>load<u32>(order, ORDER_ACCOUNT), ORDER_ENTRY_ACCOUNT);
      at += ORDER_ENTRY_BYTES;
    }
  }
  return at;
}
