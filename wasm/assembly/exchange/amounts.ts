// What an order costs, in base units. Every product that enters the book was checked here once, so that the ones taken
// from a part of the same order cannot overflow.
import { productFits } from '../math/productFits';
import { FEE_BPS_MAX, SIDE_BUY } from './codes';
import {
  MARKET_BASE_UNITS_PER_LOT,
  MARKET_LOTS_MAX,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_UNITS_PER_TICK_LOT,
  MARKET_RESERVE_FEE_BPS,
  MARKET_TAKER_FEE_BPS,
  MARKET_TICK_LOTS_MAX,
} from './layout';

const BPS: i64 = 10000;
/** Below this, amount × 10,000 fits 63 bits. */
const SMALL_AMOUNT_END: i64 = 1 << 49;

export function notionalOf(market: usize, priceTicks: u32, lots: u32): i64 {
  return <i64>priceTicks * <i64>lots * load<i64>(market, MARKET_QUOTE_UNITS_PER_TICK_LOT);
}

export function baseUnitsOf(market: usize, lots: u32): i64 {
  return <i64>lots * load<i64>(market, MARKET_BASE_UNITS_PER_LOT);
}

/** notional × bps / 10,000 toward zero, exact for every notional. A negative fee is a rebate. */
export function feeOf(notional: i64, bps: i32): i64 {
  if (bps === 0) return 0;
  if (notional < SMALL_AMOUNT_END) return (notional * <i64>bps) / BPS;
  const whole = notional / BPS;
  return whole * <i64>bps + ((notional - whole * BPS) * <i64>bps) / BPS;
}

/** What an order holds back: quote asset with a fee for a buy, base for a sell. */
export function reserveOf(market: usize, side: u32, priceTicks: u32, lots: u32, feeBps: i32): i64 {
  if (side !== SIDE_BUY) return baseUnitsOf(market, lots);
  const notional = notionalOf(market, priceTicks, lots);
  return notional + feeOf(notional, feeBps);
}

/** Whether all amounts of an order fit i64 under the market's present fees. */
export function amountsFit(market: usize, priceTicks: u32, lots: u32): bool {
  return (
    <i64>priceTicks * <i64>lots <= load<i64>(market, MARKET_TICK_LOTS_MAX) &&
    <i64>lots <= load<i64>(market, MARKET_LOTS_MAX)
  );
}

/** The same for an order whose reserve covers another fee. */
export function amountsFitAt(market: usize, priceTicks: u32, lots: u32, feeBps: i32): bool {
  const tickLots = <i64>priceTicks * <i64>lots;
  if (!productFits(<i64>lots, load<i64>(market, MARKET_BASE_UNITS_PER_LOT))) return false;
  if (!productFits(tickLots, load<i64>(market, MARKET_QUOTE_UNITS_PER_TICK_LOT))) return false;
  return notionalOf(market, priceTicks, lots) <= notionalMax(feeBps);
}

/** Sets what follows from a market's units and fees. */
export function deriveBounds(market: usize): void {
  const feeBps = max(load<i32>(market, MARKET_MAKER_FEE_BPS), load<i32>(market, MARKET_TAKER_FEE_BPS));
  store<i32>(market, feeBps, MARKET_RESERVE_FEE_BPS);
  const unitsPerTickLot = load<i64>(market, MARKET_QUOTE_UNITS_PER_TICK_LOT);
  store<i64>(market, notionalMax(feeBps) / unitsPerTickLot, MARKET_TICK_LOTS_MAX);
  store<i64>(market, i64.MAX_VALUE / load<i64>(market, MARKET_BASE_UNITS_PER_LOT), MARKET_LOTS_MAX);
}

/** Rebates are paid from the same trade's taker fee, so that no fees can make money. */
export function feesAreValid(makerFeeBps: i32, takerFeeBps: i32): bool {
  if (takerFeeBps < 0 || takerFeeBps > FEE_BPS_MAX) return false;
  return makerFeeBps <= FEE_BPS_MAX && makerFeeBps + takerFeeBps >= 0;
}

// The largest notional that fits i64 together with its fee, bit by bit: the sum grows with the notional.
function notionalMax(feeBps: i32): i64 {
  let largest: i64 = 0;
  for (let bit: i64 = 1 << 62; bit > 0; bit >>= 1) {
    const tried = largest | bit;
    if (tried <= i64.MAX_VALUE - feeOf(tried, feeBps)) largest = tried;
  }
  return largest;
}
