// What any market's terms must fulfil, from a command or from a snapshot.
import { accountCount, assetCount } from './accounts';
import { feesAreValid } from './amounts';
import { REASON_BAD_COMMAND, REASON_NONE, REASON_UNKNOWN_ACCOUNT, REASON_UNKNOWN_ASSET } from './codes';
import {
  MARKET_BASE_ASSET,
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_FEE_ACCOUNT,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_QUOTE_UNITS_PER_TICK_LOT,
  MARKET_TAKER_FEE_BPS,
} from './layout';

export function checkMarketEntry(entry: usize): u32 {
  const base = load<u32>(entry, MARKET_BASE_ASSET);
  const quote = load<u32>(entry, MARKET_QUOTE_ASSET);
  if (base === quote) return REASON_BAD_COMMAND;
  if (load<i64>(entry, MARKET_BASE_UNITS_PER_LOT) <= 0) return REASON_BAD_COMMAND;
  if (load<i64>(entry, MARKET_QUOTE_UNITS_PER_TICK_LOT) <= 0) return REASON_BAD_COMMAND;
  if (!feesAreValid(load<i32>(entry, MARKET_MAKER_FEE_BPS), load<i32>(entry, MARKET_TAKER_FEE_BPS)))
    return REASON_BAD_COMMAND;
  if (base >= assetCount() || quote >= assetCount()) return REASON_UNKNOWN_ASSET;
  return load<u32>(entry, MARKET_FEE_ACCOUNT) >= accountCount() ? REASON_UNKNOWN_ACCOUNT : REASON_NONE;
}
