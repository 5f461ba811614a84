// What a market order costs beyond the price at which it was decided.
import { candleAt, volumeLots } from '../model/candles';
import { BPS, halfSpreadBps, impactBps, slippageBps, volumeShareMaxBps } from './settings';

/** No order moves the price to nothing. */
const WORSE_BPS_MAX: i64 = 9999;

/** The order's part of the bar's volume, at most all of it. */
function volumeShareBps(lots: i64, volume: i64): i64 {
  return lots >= volume ? BPS : (lots * BPS) / volume;
}

/**
 * By how much the price is worse: a fixed slippage, half of the spread, and an impact that grows with the square of the order's share of the
 * volume, as zipline's VolumeShareSlippage has it.
 */
export function worseBps(lots: i64, bar: usize, candles: usize): i64 {
  let worse = slippageBps + halfSpreadBps;
  if (impactBps > 0) {
    const share = volumeShareBps(lots, volumeLots(candleAt(candles, bar)));
    worse += (impactBps * share * share) / (BPS * BPS);
  }
  return min(worse, WORSE_BPS_MAX);
}

/** The price, rounded against who trades. */
export function worsePrice(ticks: i64, buys: bool, worse: i64): i64 {
  return buys ? (ticks * (BPS + worse) + BPS - 1) / BPS : (ticks * (BPS - worse)) / BPS;
}

/** The most lots that the bar lets through. */
export function fillableLots(lots: i64, bar: usize, candles: usize): i64 {
  if (volumeShareMaxBps === 0) return lots;
  const volume = volumeLots(candleAt(candles, bar));
  return min(lots, (volume / BPS) * volumeShareMaxBps + ((volume % BPS) * volumeShareMaxBps) / BPS);
}
