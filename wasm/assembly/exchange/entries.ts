// How the parts of the state are written down: one after the other in a snapshot, each alone as a leaf of the state tree.
import { accountAt, accountCount, assetCount, balanceAt } from './accounts';
import { lastSequence, lastTimestampMs, tradeCount } from './clock';
import {
  ACCOUNT_DEADLINE_MS,
  ADDRESS_BYTES,
  BALANCE_AVAILABLE,
  BALANCE_RESERVED,
  MARKET_ENTRY_BYTES,
  ORDER_ENTRY_BYTES,
} from './layout';
import { marketAt, marketCount } from './markets';
import { orderCount } from './orders';
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

/** Writes the header to `at` and returns the place behind it, as all of these do. */
export function writeHeader(at: usize): usize {
  store<u32>(at, SNAPSHOT_MAGIC, HEADER_MAGIC);
  store<u32>(at, accountCount(), HEADER_ACCOUNTS);
  store<u64>(at, lastSequence(), HEADER_SEQUENCE);
  store<u64>(at, lastTimestampMs(), HEADER_TIMESTAMP_MS);
  store<u64>(at, tradeCount(), HEADER_TRADES);
  store<u32>(at, marketCount(), HEADER_MARKETS);
  store<u32>(at, orderCount(), HEADER_ORDERS);
  return at + HEADER_BYTES;
}

/** An account with the balances that are not zero, by asset. */
export function writeAccount(at: usize, account: u32): usize {
  const entry = at;
  memory.copy(entry, accountAt(account), ADDRESS_BYTES);
  store<u64>(entry, load<u64>(accountAt(account), ACCOUNT_DEADLINE_MS), ACCOUNT_ENTRY_DEADLINE_MS);
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

export function writeMarket(at: usize, market: u32): usize {
  memory.copy(at, marketAt(market), MARKET_ENTRY_BYTES);
  return at + MARKET_ENTRY_BYTES;
}

export function writeOrder(at: usize, order: usize): usize {
  memory.copy(at, order, ORDER_ENTRY_BYTES);
  return at + ORDER_ENTRY_BYTES;
}
