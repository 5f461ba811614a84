// The operator's commands to a market.
import { deriveBounds, feesAreValid } from './amounts';
import {
  EVENT_FEES_CHANGED,
  EVENT_MARK_PRICE_CHANGED,
  EVENT_MARKET_HALTED,
  EVENT_MARKET_RESUMED,
  REASON_BAD_COMMAND,
  REASON_BAD_PRICE,
  REASON_NONE,
  REASON_UNKNOWN_MARKET,
  TICKS_OR_LOTS_END,
} from './codes';
import { emitMarket } from './events';
import { MARKET_HALTED, MARKET_MAKER_FEE_BPS, MARKET_MARK_TICKS, MARKET_TAKER_FEE_BPS } from './layout';
import { marketAt, marketCount } from './markets';
import {
  RECORD_MAKER_FEE_BPS,
  RECORD_MARKET,
  RECORD_PRICE_TICKS,
  RECORD_TAKER_FEE_BPS,
} from './recordLayout';
import { touchMarket } from './touched';
import { notePrice } from './waiting';

export function setFees(record: usize): u32 {
  const index = load<u32>(record, RECORD_MARKET);
  const makerFeeBps = <i32>load<i16>(record, RECORD_MAKER_FEE_BPS);
  const takerFeeBps = <i32>load<i16>(record, RECORD_TAKER_FEE_BPS);
  if (index >= marketCount()) return REASON_UNKNOWN_MARKET;
  if (!feesAreValid(makerFeeBps, takerFeeBps)) return REASON_BAD_COMMAND;
  const market = marketAt(index);
  store<i32>(market, makerFeeBps, MARKET_MAKER_FEE_BPS);
  store<i32>(market, takerFeeBps, MARKET_TAKER_FEE_BPS);
  deriveBounds(market);
  tell(EVENT_FEES_CHANGED, index, 0);
  return REASON_NONE;
}

export function setMarkPrice(record: usize): u32 {
  const index = load<u32>(record, RECORD_MARKET);
  const priceTicks = load<u32>(record, RECORD_PRICE_TICKS);
  if (index >= marketCount()) return REASON_UNKNOWN_MARKET;
  if (priceTicks - 1 >= TICKS_OR_LOTS_END - 1) return REASON_BAD_PRICE;
  store<u32>(marketAt(index), priceTicks, MARKET_MARK_TICKS);
  tell(EVENT_MARK_PRICE_CHANGED, index, priceTicks);
  return REASON_NONE;
}

/** Applies `haltMarket` and `resumeMarket`. While a market is halted its orders can only be canceled. */
export function setHalted(record: usize, halted: u32): u32 {
  const index = load<u32>(record, RECORD_MARKET);
  if (index >= marketCount()) return REASON_UNKNOWN_MARKET;
  if (load<u32>(marketAt(index), MARKET_HALTED) === halted) return REASON_BAD_COMMAND;
  store<u32>(marketAt(index), halted, MARKET_HALTED);
  tell(halted !== 0 ? EVENT_MARKET_HALTED : EVENT_MARKET_RESUMED, index, 0);
  return REASON_NONE;
}

function tell(event: u32, index: u32, priceTicks: u32): void {
  touchMarket(index);
  notePrice(marketAt(index));
  emitMarket(event, index, priceTicks);
}
