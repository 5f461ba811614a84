// The commands of the operator: accounts, markets, and money that came from or goes to the chain.
import {
  accountCount,
  accountsAreFull,
  addAccount,
  addAvailable,
  assetCount,
  availableOf,
  isOpen,
  supplyAt,
} from './accounts';
import {
  EVENT_DEPOSITED,
  EVENT_MARKET_LISTED,
  EVENT_WITHDRAWN,
  REASON_ACCOUNTS_FULL,
  REASON_BAD_COMMAND,
  REASON_BAD_QUANTITY,
  REASON_INSUFFICIENT_BALANCE,
  REASON_MARKETS_FULL,
  REASON_NONE,
  REASON_OVERFLOW,
  REASON_UNKNOWN_ACCOUNT,
  REASON_UNKNOWN_ASSET,
} from './codes';
import { emitAccount, emitAccountOpened, emitMarket } from './events';
import {
  MARKET_ACCOUNT_ORDERS_MAX,
  MARKET_BASE_ASSET,
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_FEE_ACCOUNT,
  MARKET_MAKER_FEE_BPS,
  MARKET_PRICE_BAND_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_QUOTE_UNITS_PER_TICK_LOT,
  MARKET_TAKER_FEE_BPS,
} from './layout';
import { checkMarketEntry } from './marketEntry';
import { addMarket, marketCount, marketsAreFull } from './markets';
import {
  RECORD_ACCOUNT,
  RECORD_ACCOUNT_ORDERS_MAX,
  RECORD_ADDRESS,
  RECORD_ASSET,
  RECORD_FEE_ACCOUNT,
  RECORD_MAKER_FEE_BPS,
  RECORD_MARKET,
  RECORD_PRICE_BAND_BPS,
  RECORD_QUOTE_ASSET,
  RECORD_QUOTE_UNITS,
  RECORD_TAKER_FEE_BPS,
  RECORD_VALUE,
} from './recordLayout';

/** A market's entry while it is looked at. It is listed with no prices yet, and not halted. */
const entry: usize = memory.data(56, 8);

export function openAccount(record: usize): u32 {
  if (load<u32>(record, RECORD_ACCOUNT) !== accountCount()) return REASON_BAD_COMMAND;
  if (isOpen(record + RECORD_ADDRESS)) return REASON_BAD_COMMAND;
  if (accountsAreFull()) return REASON_ACCOUNTS_FULL;
  emitAccountOpened(addAccount(record + RECORD_ADDRESS));
  return REASON_NONE;
}

export function listMarket(record: usize): u32 {
  const index = load<u32>(record, RECORD_MARKET);
  if (index !== marketCount()) return REASON_BAD_COMMAND;
  store<u32>(entry, load<u32>(record, RECORD_ASSET), MARKET_BASE_ASSET);
  store<u32>(entry, load<u32>(record, RECORD_QUOTE_ASSET), MARKET_QUOTE_ASSET);
  store<i64>(entry, load<i64>(record, RECORD_VALUE), MARKET_BASE_UNITS_PER_LOT);
  store<i64>(entry, load<i64>(record, RECORD_QUOTE_UNITS), MARKET_QUOTE_UNITS_PER_TICK_LOT);
  store<i32>(entry, <i32>load<i16>(record, RECORD_MAKER_FEE_BPS), MARKET_MAKER_FEE_BPS);
  store<i32>(entry, <i32>load<i16>(record, RECORD_TAKER_FEE_BPS), MARKET_TAKER_FEE_BPS);
  store<u32>(entry, load<u32>(record, RECORD_FEE_ACCOUNT), MARKET_FEE_ACCOUNT);
  store<u32>(entry, <u32>load<u16>(record, RECORD_PRICE_BAND_BPS), MARKET_PRICE_BAND_BPS);
  store<u32>(entry, load<u32>(record, RECORD_ACCOUNT_ORDERS_MAX), MARKET_ACCOUNT_ORDERS_MAX);
  const reason = checkMarketEntry(entry);
  if (reason !== REASON_NONE) return reason;
  if (marketsAreFull()) return REASON_MARKETS_FULL;
  addMarket(entry);
  emitMarket(EVENT_MARKET_LISTED, index, 0);
  return REASON_NONE;
}

export function deposit(record: usize): u32 {
  const reason = checkMove(record);
  if (reason !== REASON_NONE) return reason;
  const account = load<u32>(record, RECORD_ACCOUNT);
  const asset = load<u32>(record, RECORD_ASSET);
  const amount = load<i64>(record, RECORD_VALUE);
  const supply = load<i64>(supplyAt(asset));
  if (amount > i64.MAX_VALUE - supply) return REASON_OVERFLOW;
  store<i64>(supplyAt(asset), supply + amount);
  addAvailable(account, asset, amount);
  emitAccount(EVENT_DEPOSITED, account, asset, amount);
  return REASON_NONE;
}

export function withdraw(record: usize): u32 {
  const reason = checkMove(record);
  if (reason !== REASON_NONE) return reason;
  const account = load<u32>(record, RECORD_ACCOUNT);
  const asset = load<u32>(record, RECORD_ASSET);
  const amount = load<i64>(record, RECORD_VALUE);
  if (availableOf(account, asset) < amount) return REASON_INSUFFICIENT_BALANCE;
  store<i64>(supplyAt(asset), load<i64>(supplyAt(asset)) - amount);
  addAvailable(account, asset, -amount);
  emitAccount(EVENT_WITHDRAWN, account, asset, amount);
  return REASON_NONE;
}

function checkMove(record: usize): u32 {
  if (load<u32>(record, RECORD_ACCOUNT) >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  if (load<u32>(record, RECORD_ASSET) >= assetCount()) return REASON_UNKNOWN_ASSET;
  return load<i64>(record, RECORD_VALUE) <= 0 ? REASON_BAD_QUANTITY : REASON_NONE;
}
