// What an order costs, in base units. Every product that enters the book was checked here once, so that the ones taken
// from a part of the same order cannot overflow.
import { productFits } from '../math/productFits';
import { FEE_BPS_MAX, SIDE_BUY } from './codes';
import { MARKET_BASE_UNITS_PER_LOT, MARKET_QUOTE_UNITS_PER_TICK_LOT, MARKET_RESERVE_FEE_BPS } from './layout';

const BPS: i64 = 10000;
/** Below this, amount × 10,000 fits 63 bits. */
const SMALL_AMOUNT_END: i64 = 1 << 49;

export function notionalOf(market: usize, priceTicks: u32, lots: u32): i64 {
  return <i64>priceTicks * <i64>lots * load<i64>(market, MARKET_QUOTE_UNITS_PER_TICK_LOT);
}

export function baseUnitsOf(market: usize, lots: u32): i64 {
  return <i64>lots * load<i64>(market, MARKET_BASE_UNITS_PER_LOT);
}

/** floor(notional × bps / 10,000), exact for every notional. */
export function feeOf(notional: i64, bps: u32): i64 {
  if (bps === 0) return 0;
  if (notional < SMALL_AMOUNT_END) return (notional * <i64>bps) / BPS;
  const whole = notional / BPS;
  return whole * <i64>bps + ((notional - whole * BPS) * <i64>bps) / BPS;
}

/** What a resting or arriving order holds back: quote asset with the highest possible fee for a buy, base for a sell. */
export function reserveOf(market: usize, side: u32, priceTicks: u32, lots: u32): i64 {
  if (side !== SIDE_BUY) return baseUnitsOf(market, lots);
  const notional = notionalOf(market, priceTicks, lots);
  return notional + feeOf(notional, load<u32>(market, MARKET_RESERVE_FEE_BPS));
}

/** Whether notional + fee and the base amount of an order fit i64. */
export function amountsFit(market: usize, priceTicks: u32, lots: u32): bool {
  const tickLots = <i64>priceTicks * <i64>lots;
  if (!productFits(<i64>lots, load<i64>(market, MARKET_BASE_UNITS_PER_LOT))) return false;
  if (!productFits(tickLots, load<i64>(market, MARKET_QUOTE_UNITS_PER_TICK_LOT))) return false;
  const notional = notionalOf(market, priceTicks, lots);
  return notional <= i64.MAX_VALUE - feeOf(notional, load<u32>(market, MARKET_RESERVE_FEE_BPS));
}

export function feeBpsAreValid(makerFeeBps: u32, takerFeeBps: u32): bool {
  return makerFeeBps <= FEE_BPS_MAX && takerFeeBps <= FEE_BPS_MAX;
}
