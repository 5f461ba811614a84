// Rule 1: from a signal to a holding. One function for backtest and live trading, so that neither can flatter the other.
import { partOf } from '../math/partOf';

/** The rest pays the fee and a worse price. */
const EXPOSURE_BPS: i64 = 9500;
const BPS: i64 = 10000;
/** A difference of at most a twentieth of the target is not worth its fee. */
export const DEADBAND_PARTS: i64 = 20;
/** Below this, × 9,500 fits i64. */
export const EQUITY_MAX: i64 = 1 << 49;
export const LOTS_MAX: i64 = (1 << 31) - 1;

/** How many lots to hold for a position worth `exposureBps` of equity; those held where that is nearly as many. */
export function exposureLots(
  exposureBps: i64,
  heldLots: i64,
  equityQuoteUnits: i64,
  lotQuoteUnits: i64,
): i64 {
  const budget = partOf(min(max(equityQuoteUnits, 0), EQUITY_MAX), exposureBps, BPS);
  const target = min(budget / lotQuoteUnits, LOTS_MAX);
  const difference = target > heldLots ? target - heldLots : heldLots - target;
  return difference * DEADBAND_PARTS <= target ? heldLots : target;
}

/**
 * How many lots to hold: as many as 95 % of equity buys once the signal reaches `entry`, none once it falls to `exit`,
 * as many as before in between or where the signal is no number.
 */
export function targetLots(
  signal: f32,
  entry: f32,
  exit: f32,
  heldLots: i64,
  equityQuoteUnits: i64,
  priceTicks: i64,
  quoteUnitsPerTickLot: i64,
): i64 {
  if (signal <= exit) return 0;
  if (!(signal >= entry)) return heldLots;
  return exposureLots(EXPOSURE_BPS, heldLots, equityQuoteUnits, priceTicks * quoteUnitsPerTickLot);
}
