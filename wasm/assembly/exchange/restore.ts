// Loads a snapshot. Bytes from outside are not trusted: each field is bounded before use, reserves are computed from the
// orders, and in the end the state must give back the very same bytes, which catches all that is not canonical.
import { scratch } from '../memory/arena';
import {
  accountCount,
  accountsAreFull,
  addAccount,
  assetCount,
  balanceAt,
  clearAccounts,
  isOpen,
  supplyAt,
} from './accounts';
import { amountsFit, feeBpsAreValid, reserveOf } from './amounts';
import { setClock } from './clock';
import { SEQUENCE_MAX, SIDE_BUY, SIDE_SELL, TICKS_OR_LOTS_END } from './codes';
import { findLevel, levelsAreFull } from './ladder';
import {
  BALANCE_AVAILABLE,
  BALANCE_RESERVED,
  HALF_BEST,
  HALF_MARKET,
  HALF_SIDE,
  LEVEL_FIRST_ORDER,
  LEVEL_LAST_ORDER,
  LEVEL_PRICE_TICKS,
  LEVEL_WORSE,
  MARKET_BASE_ASSET,
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_FEE_ACCOUNT,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_QUOTE_UNITS_PER_TICK_LOT,
  MARKET_RESERVE_FEE_BPS,
  MARKET_TAKER_FEE_BPS,
  ORDER_ID,
  ORDER_NEXT,
} from './layout';
import { addMarket, clearMarkets, halfAt, marketAt, marketCount, marketsAreFull, paidAsset } from './markets';
import { findOrder } from './orderIndex';
import { listOrder, orderCount, ordersAreFull, queueOrder, removeOrder } from './orders';
import { snapshotBytesMax, writeSnapshot } from './snapshot';
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
import { SORT_ENTRY_BYTES, SORT_ENTRY_ID, SORT_ENTRY_ORDER, sortOrders } from './sortOrders';

const RESTORED: u32 = 0;
const MALFORMED: u32 = 1;
const OVER_LIMIT: u32 = 2;

let at: usize = 0;
let end: usize = 0;
let sequence: u64 = 0;

/** Replaces the state by the snapshot at `source`. On failure the state is empty, as after creation. */
export function restore(source: usize, length: usize): u32 {
  clear();
  at = source;
  end = source + length;
  const result = loadAll(source, length);
  if (result !== RESTORED) clear();
  return result;
}

function loadAll(source: usize, length: usize): u32 {
  if (length < HEADER_BYTES || load<u32>(source, HEADER_MAGIC) !== SNAPSHOT_MAGIC) return MALFORMED;
  sequence = load<u64>(source, HEADER_SEQUENCE);
  const timestampMs = load<u64>(source, HEADER_TIMESTAMP_MS);
  const trades = load<u64>(source, HEADER_TRADES);
  if (sequence > SEQUENCE_MAX || timestampMs > SEQUENCE_MAX || trades > SEQUENCE_MAX) return MALFORMED;
  setClock(sequence, timestampMs, trades);
  at += HEADER_BYTES;
  const accounts = load<u32>(source, HEADER_ACCOUNTS);
  const markets = load<u32>(source, HEADER_MARKETS);
  for (let i: u32 = 0; i < accounts; i++) {
    const result = loadAccount();
    if (result !== RESTORED) return result;
  }
  for (let i: u32 = 0; i < markets; i++) {
    const result = loadMarket();
    if (result !== RESTORED) return result;
  }
  const result = listOrders(end);
  if (result !== RESTORED) return result;
  return isCanonical(source, length);
}

function loadAccount(): u32 {
  if (end - at < ACCOUNT_ENTRY_BYTES || isOpen(at)) return MALFORMED;
  if (accountsAreFull()) return OVER_LIMIT;
  const account = addAccount(at);
  let balances = load<u32>(at, ACCOUNT_ENTRY_BALANCES);
  at += ACCOUNT_ENTRY_BYTES;
  for (; balances > 0; balances--) {
    if (end - at < BALANCE_ENTRY_BYTES) return MALFORMED;
    const asset = load<u32>(at, BALANCE_ENTRY_ASSET);
    const available = load<i64>(at, BALANCE_ENTRY_AVAILABLE);
    const reserved = load<i64>(at, BALANCE_ENTRY_RESERVED);
    if (asset >= assetCount()) return OVER_LIMIT;
    const supply = load<i64>(supplyAt(asset));
    if (available < 0 || reserved < 0 || available > i64.MAX_VALUE - supply) return MALFORMED;
    if (reserved > i64.MAX_VALUE - supply - available) return MALFORMED;
    store<i64>(supplyAt(asset), supply + available + reserved);
    store<i64>(balanceAt(account, asset), available, BALANCE_AVAILABLE);
    at += BALANCE_ENTRY_BYTES;
  }
  return RESTORED;
}

function loadMarket(): u32 {
  if (end - at < MARKET_ENTRY_BYTES) return MALFORMED;
  if (marketsAreFull()) return OVER_LIMIT;
  const entry = at;
  const base = load<u32>(entry, MARKET_ENTRY_BASE_ASSET);
  const quote = load<u32>(entry, MARKET_ENTRY_QUOTE_ASSET);
  const baseUnits = load<i64>(entry, MARKET_ENTRY_BASE_UNITS);
  const quoteUnits = load<i64>(entry, MARKET_ENTRY_QUOTE_UNITS);
  const makerFeeBps = load<u32>(entry, MARKET_ENTRY_MAKER_FEE_BPS);
  const takerFeeBps = load<u32>(entry, MARKET_ENTRY_TAKER_FEE_BPS);
  const feeAccount = load<u32>(entry, MARKET_ENTRY_FEE_ACCOUNT);
  if (base >= assetCount() || quote >= assetCount()) return OVER_LIMIT;
  if (base === quote || baseUnits <= 0 || quoteUnits <= 0 || feeAccount >= accountCount()) return MALFORMED;
  if (!feeBpsAreValid(makerFeeBps, takerFeeBps)) return MALFORMED;
  const market = addMarket();
  store<u32>(market, base, MARKET_BASE_ASSET);
  store<u32>(market, quote, MARKET_QUOTE_ASSET);
  store<i64>(market, baseUnits, MARKET_BASE_UNITS_PER_LOT);
  store<i64>(market, quoteUnits, MARKET_QUOTE_UNITS_PER_TICK_LOT);
  store<u32>(market, makerFeeBps, MARKET_MAKER_FEE_BPS);
  store<u32>(market, takerFeeBps, MARKET_TAKER_FEE_BPS);
  store<u32>(market, max(makerFeeBps, takerFeeBps), MARKET_RESERVE_FEE_BPS);
  store<u32>(market, feeAccount, MARKET_FEE_ACCOUNT);
  at += MARKET_ENTRY_BYTES;
  const index = marketCount() - 1;
  const buys = loadHalf(halfAt(index, SIDE_BUY), load<u32>(entry, MARKET_ENTRY_BUYS));
  if (buys !== RESTORED) return buys;
  const sells = loadHalf(halfAt(index, SIDE_SELL), load<u32>(entry, MARKET_ENTRY_SELLS));
  if (sells !== RESTORED) return sells;
  return isCrossed(index) ? MALFORMED : RESTORED;
}

function loadHalf(half: usize, orders: u32): u32 {
  for (; orders > 0; orders--) {
    const result = loadOrder(half);
    if (result !== RESTORED) return result;
  }
  return RESTORED;
}

function loadOrder(half: usize): u32 {
  if (end - at < ORDER_ENTRY_BYTES) return MALFORMED;
  const orderId = load<u64>(at, ORDER_ENTRY_ID);
  const priceTicks = load<u32>(at, ORDER_ENTRY_PRICE_TICKS);
  const lots = load<u32>(at, ORDER_ENTRY_LOTS);
  const account = load<u32>(at, ORDER_ENTRY_ACCOUNT);
  const market = marketAt(load<u32>(half, HALF_MARKET));
  const side = load<u32>(half, HALF_SIDE);
  if (orderId === 0 || orderId > sequence || findOrder(orderId) !== 0 || account >= accountCount())
    return MALFORMED;
  if (priceTicks - 1 >= TICKS_OR_LOTS_END - 1 || lots - 1 >= TICKS_OR_LOTS_END - 1) return MALFORMED;
  if (!amountsFit(market, priceTicks, lots)) return MALFORMED;
  const level = findLevel(half, priceTicks);
  if (ordersAreFull() || (level === 0 && levelsAreFull())) return OVER_LIMIT;
  if (level !== 0 && load<u64>(load<u32>(level, LEVEL_LAST_ORDER), ORDER_ID) >= orderId) return MALFORMED;
  const balance = balanceAt(account, paidAsset(market, side));
  const reserved = load<i64>(balance, BALANCE_RESERVED);
  const reserve = reserveOf(market, side, priceTicks, lots);
  if (reserve > i64.MAX_VALUE - reserved) return MALFORMED;
  store<i64>(balance, reserved + reserve, BALANCE_RESERVED);
  queueOrder(half, orderId, account, priceTicks, lots);
  at += ORDER_ENTRY_BYTES;
  return RESTORED;
}

function isCrossed(market: u32): bool {
  const buy = load<u32>(halfAt(market, SIDE_BUY), HALF_BEST);
  const sell = load<u32>(halfAt(market, SIDE_SELL), HALF_BEST);
  return buy !== 0 && sell !== 0 && load<u32>(buy, LEVEL_PRICE_TICKS) >= load<u32>(sell, LEVEL_PRICE_TICKS);
}

// Accounts list their orders by age, which the books do not show: sort all orders by id once.
function listOrders(target: usize): u32 {
  const entries = (target + 15) & ~15;
  const bytes = <usize>orderCount() * SORT_ENTRY_BYTES;
  if (scratch(entries + 2 * bytes - scratch(0)) === 0) return OVER_LIMIT;
  let top = entries;
  for (let market: u32 = 0; market < marketCount(); market++) {
    for (let side = SIDE_BUY; side <= SIDE_SELL; side++) top = writeEntries(firstLevel(market, side), top);
  }
  const sorted = sortOrders(entries, entries + bytes, orderCount(), sequence);
  for (let entry = sorted; entry < sorted + bytes; entry += SORT_ENTRY_BYTES) {
    listOrder(<usize>load<u64>(entry, SORT_ENTRY_ORDER));
  }
  return RESTORED;
}

function writeEntries(level: usize, entry: usize): usize {
  for (; level !== 0; level = load<u32>(level, LEVEL_WORSE)) {
    for (
      let order = <usize>load<u32>(level, LEVEL_FIRST_ORDER);
      order !== 0;
      order = load<u32>(order, ORDER_NEXT)
    ) {
      store<u64>(entry, load<u64>(order, ORDER_ID), SORT_ENTRY_ID);
      store<u64>(entry, <u64>order, SORT_ENTRY_ORDER);
      entry += SORT_ENTRY_BYTES;
    }
  }
  return entry;
}

function firstLevel(market: u32, side: u32): usize {
  return load<u32>(halfAt(market, side), HALF_BEST);
}

function isCanonical(source: usize, length: usize): u32 {
  const copy = (source + length + 7) & ~7;
  if (scratch(copy - scratch(0) + snapshotBytesMax()) === 0) return OVER_LIMIT;
  if (writeSnapshot(copy) !== length) return MALFORMED;
  return memory.compare(copy, source, length) === 0 ? RESTORED : MALFORMED;
}

function clear(): void {
  for (let market: u32 = 0; market < marketCount(); market++) {
    for (let side = SIDE_BUY; side <= SIDE_SELL; side++) {
      for (let level = firstLevel(market, side); level !== 0; level = firstLevel(market, side)) {
        removeOrder(load<u32>(level, LEVEL_FIRST_ORDER));
      }
    }
  }
  clearAccounts();
  clearMarkets();
  setClock(0, 0, 0);
}
