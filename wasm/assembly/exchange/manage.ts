// The commands of the operator: accounts, markets, and money that came from or goes to the chain.
import {
  accountCount,
  accountsAreFull,
  addAccount,
  addAvailable,
  assetCount,
  balanceAt,
  isOpen,
  supplyAt,
} from './accounts';
import { feeBpsAreValid } from './amounts';
import {
  EVENT_DEPOSITED,
  EVENT_WITHDRAWN,
  REJECT_ACCOUNTS_FULL,
  REJECT_BAD_COMMAND,
  REJECT_BAD_QUANTITY,
  REJECT_INSUFFICIENT_BALANCE,
  REJECT_MARKETS_FULL,
  REJECT_NONE,
  REJECT_OVERFLOW,
  REJECT_UNKNOWN_ACCOUNT,
  REJECT_UNKNOWN_ASSET,
} from './codes';
import { emitAccountOpened, emitMarketListed, emitMoved } from './events';
import {
  BALANCE_AVAILABLE,
  MARKET_BASE_ASSET,
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_FEE_ACCOUNT,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_QUOTE_UNITS_PER_TICK_LOT,
  MARKET_RESERVE_FEE_BPS,
  MARKET_TAKER_FEE_BPS,
  RECORD_ACCOUNT,
  RECORD_ADDRESS,
  RECORD_ASSET,
  RECORD_FEE_ACCOUNT,
  RECORD_MAKER_FEE_BPS,
  RECORD_MARKET,
  RECORD_QUOTE_ASSET,
  RECORD_QUOTE_UNITS,
  RECORD_TAKER_FEE_BPS,
  RECORD_VALUE,
} from './layout';
import { addMarket, marketCount, marketsAreFull } from './markets';

export function openAccount(record: usize): u32 {
  if (load<u32>(record, RECORD_ACCOUNT) !== accountCount()) return REJECT_BAD_COMMAND;
  if (isOpen(record + RECORD_ADDRESS)) return REJECT_BAD_COMMAND;
  if (accountsAreFull()) return REJECT_ACCOUNTS_FULL;
  emitAccountOpened(addAccount(record + RECORD_ADDRESS));
  return REJECT_NONE;
}

export function listMarket(record: usize): u32 {
  const index = load<u32>(record, RECORD_MARKET);
  const base = load<u32>(record, RECORD_ASSET);
  const quote = load<u32>(record, RECORD_QUOTE_ASSET);
  const baseUnits = load<i64>(record, RECORD_VALUE);
  const quoteUnits = load<i64>(record, RECORD_QUOTE_UNITS);
  const makerFeeBps = <u32>load<u16>(record, RECORD_MAKER_FEE_BPS);
  const takerFeeBps = <u32>load<u16>(record, RECORD_TAKER_FEE_BPS);
  const feeAccount = load<u32>(record, RECORD_FEE_ACCOUNT);
  if (index !== marketCount() || base === quote || baseUnits <= 0 || quoteUnits <= 0)
    return REJECT_BAD_COMMAND;
  if (!feeBpsAreValid(makerFeeBps, takerFeeBps)) return REJECT_BAD_COMMAND;
  if (base >= assetCount() || quote >= assetCount()) return REJECT_UNKNOWN_ASSET;
  if (feeAccount >= accountCount()) return REJECT_UNKNOWN_ACCOUNT;
  if (marketsAreFull()) return REJECT_MARKETS_FULL;
  const market = addMarket();
  store<u32>(market, base, MARKET_BASE_ASSET);
  store<u32>(market, quote, MARKET_QUOTE_ASSET);
  store<i64>(market, baseUnits, MARKET_BASE_UNITS_PER_LOT);
  store<i64>(market, quoteUnits, MARKET_QUOTE_UNITS_PER_TICK_LOT);
  store<u32>(market, makerFeeBps, MARKET_MAKER_FEE_BPS);
  store<u32>(market, takerFeeBps, MARKET_TAKER_FEE_BPS);
  store<u32>(market, max(makerFeeBps, takerFeeBps), MARKET_RESERVE_FEE_BPS);
  store<u32>(market, feeAccount, MARKET_FEE_ACCOUNT);
  emitMarketListed(index);
  return REJECT_NONE;
}

export function deposit(record: usize): u32 {
  const reason = checkMove(record);
  if (reason !== REJECT_NONE) return reason;
  const account = load<u32>(record, RECORD_ACCOUNT);
  const asset = load<u32>(record, RECORD_ASSET);
  const amount = load<i64>(record, RECORD_VALUE);
  const supply = load<i64>(supplyAt(asset));
  if (amount > i64.MAX_VALUE - supply) return REJECT_OVERFLOW;
  store<i64>(supplyAt(asset), supply + amount);
  addAvailable(account, asset, amount);
  emitMoved(EVENT_DEPOSITED, account, asset, amount);
  return REJECT_NONE;
}

export function withdraw(record: usize): u32 {
  const reason = checkMove(record);
  if (reason !== REJECT_NONE) return reason;
  const account = load<u32>(record, RECORD_ACCOUNT);
  const asset = load<u32>(record, RECORD_ASSET);
  const amount = load<i64>(record, RECORD_VALUE);
  if (load<i64>(balanceAt(account, asset), BALANCE_AVAILABLE) < amount) return REJECT_INSUFFICIENT_BALANCE;
  store<i64>(supplyAt(asset), load<i64>(supplyAt(asset)) - amount);
  addAvailable(account, asset, -amount);
  emitMoved(EVENT_WITHDRAWN, account, asset, amount);
  return REJECT_NONE;
}

function checkMove(record: usize): u32 {
  if (load<u32>(record, RECORD_ACCOUNT) >= accountCount()) return REJECT_UNKNOWN_ACCOUNT;
  if (load<u32>(record, RECORD_ASSET) >= assetCount()) return REJECT_UNKNOWN_ASSET;
  return load<i64>(record, RECORD_VALUE) <= 0 ? REJECT_BAD_QUANTITY : REJECT_NONE;
}
