// Loads a snapshot. Bytes from outside are not trusted: each field is bounded before use, reserves are computed from the
// orders, and in the end the state must give back the very same bytes, which catches all that is not canonical.
import { scratch } from '../memory/arena';
import {
  accountsAreFull,
  addAccount,
  assetCount,
  balanceAt,
  clearAccounts,
  isOpen,
  supplyAt,
} from './accounts';
import { lastTimestampMs, setClock } from './clock';
import {
  REASON_NONE,
  REASON_UNKNOWN_ASSET,
  SEQUENCE_MAX,
  SIDE_BUY,
  SIDE_SELL,
  TICKS_OR_LOTS_END,
  TIME_MS_MAX,
} from './codes';
import { endOrder } from './endOrder';
import {
  BALANCE_AVAILABLE,
  HALF_BEST,
  LEVEL_FIRST_ORDER,
  LEVEL_PRICE_TICKS,
  MARKET_ENTRY_BYTES,
  MARKET_HALTED,
  MARKET_LAST_TICKS,
  MARKET_MARK_TICKS,
  MARKET_PRICE_BAND_BPS,
  ORDER_ENTRY_BYTES,
} from './layout';
import { checkMarketEntry } from './marketEntry';
import { addMarket, clearMarkets, HALVES, halfOf, marketAt, marketCount, marketsAreFull } from './markets';
import { loadOrders, MALFORMED, OVER_LIMIT, RESTORED } from './restoreOrders';
import { snapshotBytesMax, writeSnapshot } from './snapshot';
import {
  ACCOUNT_ENTRY_BALANCES,
  ACCOUNT_ENTRY_BYTES,
  ACCOUNT_ENTRY_DEADLINE_MS,
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
  SNAPSHOT_MAGIC,
} from './snapshotLayout';
import { clearStateTree } from './stateTree';
import { clearTimers, setDeadline } from './timers';
import { forgetPending, notePrice } from './waiting';

const U16_MAX: u32 = 0xffff;

let at: usize = 0;
let end: usize = 0;

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
  const sequence = load<u64>(source, HEADER_SEQUENCE);
  const timestampMs = load<u64>(source, HEADER_TIMESTAMP_MS);
  const trades = load<u64>(source, HEADER_TRADES);
  if (sequence > SEQUENCE_MAX || timestampMs > TIME_MS_MAX || trades > TIME_MS_MAX) return MALFORMED;
  setClock(sequence, timestampMs, trades);
  at += HEADER_BYTES;
  for (let left = load<u32>(source, HEADER_ACCOUNTS); left > 0; left--) {
    const result = loadAccount();
    if (result !== RESTORED) return result;
  }
  for (let left = load<u32>(source, HEADER_MARKETS); left > 0; left--) {
    const result = loadMarket();
    if (result !== RESTORED) return result;
  }
  const orders = load<u32>(source, HEADER_ORDERS);
  // In 64 bits, because a made-up count times an entry may wrap around in 32.
  if (<u64>orders * <u64>ORDER_ENTRY_BYTES !== <u64>(end - at)) return MALFORMED;
  const result = loadOrders(at, orders, (end + 15) & ~15);
  if (result !== RESTORED) return result;
  for (let market: u32 = 0; market < marketCount(); market++) {
    if (isCrossed(marketAt(market))) return MALFORMED;
    notePrice(marketAt(market));
  }
  return isCanonical(source, length);
}

function loadAccount(): u32 {
  if (end - at < ACCOUNT_ENTRY_BYTES || isOpen(at)) return MALFORMED;
  if (accountsAreFull()) return OVER_LIMIT;
  const account = addAccount(at);
  const deadlineMs = load<u64>(at, ACCOUNT_ENTRY_DEADLINE_MS);
  if (deadlineMs > TIME_MS_MAX || (deadlineMs !== 0 && deadlineMs <= lastTimestampMs())) return MALFORMED;
  setDeadline(account, deadlineMs);
  let balances = load<u32>(at, ACCOUNT_ENTRY_BALANCES);
  at += ACCOUNT_ENTRY_BYTES;
  for (; balances > 0; balances--) {
    if (end - at < BALANCE_ENTRY_BYTES) return MALFORMED;
    const result = loadBalance(account);
    if (result !== RESTORED) return result;
    at += BALANCE_ENTRY_BYTES;
  }
  return RESTORED;
}

function loadBalance(account: u32): u32 {
  const asset = load<u32>(at, BALANCE_ENTRY_ASSET);
  const available = load<i64>(at, BALANCE_ENTRY_AVAILABLE);
  const reserved = load<i64>(at, BALANCE_ENTRY_RESERVED);
  if (asset >= assetCount()) return OVER_LIMIT;
  const supply = load<i64>(supplyAt(asset));
  if (available < 0 || reserved < 0 || available > i64.MAX_VALUE - supply) return MALFORMED;
  if (reserved > i64.MAX_VALUE - supply - available) return MALFORMED;
  store<i64>(supplyAt(asset), supply + available + reserved);
  store<i64>(balanceAt(account, asset), available, BALANCE_AVAILABLE);
  return RESTORED;
}

function loadMarket(): u32 {
  if (end - at < MARKET_ENTRY_BYTES) return MALFORMED;
  if (marketsAreFull()) return OVER_LIMIT;
  const reason = checkMarketEntry(at);
  if (reason === REASON_UNKNOWN_ASSET) return OVER_LIMIT;
  if (reason !== REASON_NONE) return MALFORMED;
  if (load<u32>(at, MARKET_HALTED) > 1 || load<u32>(at, MARKET_PRICE_BAND_BPS) > U16_MAX) return MALFORMED;
  if (load<u32>(at, MARKET_LAST_TICKS) >= TICKS_OR_LOTS_END) return MALFORMED;
  if (load<u32>(at, MARKET_MARK_TICKS) >= TICKS_OR_LOTS_END) return MALFORMED;
  addMarket(at);
  at += MARKET_ENTRY_BYTES;
  return RESTORED;
}

function isCrossed(market: usize): bool {
  const buy = load<u32>(halfOf(market, SIDE_BUY), HALF_BEST);
  const sell = load<u32>(halfOf(market, SIDE_SELL), HALF_BEST);
  return buy !== 0 && sell !== 0 && load<u32>(buy, LEVEL_PRICE_TICKS) >= load<u32>(sell, LEVEL_PRICE_TICKS);
}

function isCanonical(source: usize, length: usize): u32 {
  const copy = (source + length + 7) & ~7;
  if (scratch(copy - scratch(0) + snapshotBytesMax()) === 0) return OVER_LIMIT;
  if (writeSnapshot(copy) !== length) return MALFORMED;
  return memory.compare(copy, source, length) === 0 ? RESTORED : MALFORMED;
}

function clear(): void {
  for (let market: u32 = 0; market < marketCount(); market++) {
    for (let half: u32 = 0; half < HALVES; half++) emptyHalf(halfOf(marketAt(market), half));
  }
  clearTimers();
  clearAccounts();
  clearMarkets();
  clearStateTree();
  forgetPending();
  setClock(0, 0, 0);
}

function emptyHalf(half: usize): void {
  for (;;) {
    const level = <usize>load<u32>(half, HALF_BEST);
    if (level === 0) return;
    endOrder(load<u32>(level, LEVEL_FIRST_ORDER));
  }
}
