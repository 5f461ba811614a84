// A history with one signal a bar. A decision at a bar's close is carried out at the next bar's open, worse by its costs; within the bar
// stops may close the position, at its close the holder pays funding. Money and lots are integers.
import { partOf } from '../math/partOf';
import { productFits } from '../math/productFits';
import { candleAt, closeTicks, highTicks, lowTicks, openTicks } from '../model/candles';
import {
  equityAt,
  fill,
  held,
  noteBest,
  OVERFLOW,
  openAccount,
  pay,
  tradeCount,
  tradedQuoteUnits,
} from './account';
import { fillableLots, worseBps, worsePrice } from './costs';
import { passQuietBars } from './quietBars';
import { BY_SIGNAL, BY_TAKE_PROFIT } from './reasons';
import { quoteUnitsPerTickLot, readSettings } from './settings';
import { barSide, possibleChange, resetSizing, wantedLots } from './sizing';
import { closingReason, closingTicks, computeStops, findStop } from './stops';

/** A funding rate of 1 is the whole position's worth. */
const RATE_ONE: i64 = 100_000_000;

/** Moves towards the wanted lots at the bar's open. False where the amounts do not fit. */
function followSignal(candles: usize, bar: usize, wanted: i64, trades: usize): bool {
  const open = openTicks(candleAt(candles, bar));
  const asked = fillableLots(abs(wanted - held), bar, candles);
  const buys = wanted > held;
  const ticks = worsePrice(open, buys, worseBps(asked, bar, candles));
  if (ticks <= 0) return true;
  const change = possibleChange(buys ? held + asked : held - asked, ticks);
  // The account may carry nothing, or so little that not even the way there is left.
  if (change === 0 || change > 0 !== buys) return true;
  return fill(bar, ticks, change, BY_SIGNAL, trades);
}

/** Closes the position if the bar reaches a stop: a profit is taken by a resting order at its price, everything else by a market order. */
function obeyStops(candles: usize, bar: usize, trades: usize): bool {
  const candle = candleAt(candles, bar);
  computeStops();
  if (findStop(candle)) {
    const worse = closingReason === BY_TAKE_PROFIT ? 0 : worseBps(abs(held), bar, candles);
    barSide();
    return fill(bar, max(worsePrice(closingTicks, held < 0, worse), 1), -held, closingReason, trades);
  }
  noteBest(highTicks(candle), lowTicks(candle));
  return true;
}

/** Longs pay a rate above zero to shorts; what is paid is rounded up, what is received down. False where the amounts do not fit. */
function payFunding(rate: i64, ticks: i64): bool {
  const lotPrice = ticks * quoteUnitsPerTickLot;
  if (!productFits(abs(held), lotPrice)) return false;
  const worth = abs(held) * lotPrice;
  const pays = held > 0 === rate > 0;
  pay(pays ? worth - partOf(worth, RATE_ONE - abs(rate), RATE_ONE) : -partOf(worth, abs(rate), RATE_ONE));
  return true;
}

/**
 * Runs bars `firstBar`…`count − 1`; `closes` is what `writeCloses` writes, `signals` holds one f32 for each of them, `funding` one i64 (in 10⁻⁸ of the position's worth at
 * the close) or is 0. Writes equity at each close (i64) to `equity` and trades (40 bytes: bar, side and reason, ticks, lots, fee) to
 * `trades`. Returns the number of trades, at most two a bar, or −1 where money overflows.
 */
export function backtest(
  candles: usize,
  closes: usize,
  count: usize,
  firstBar: usize,
  signals: usize,
  settings: usize,
  funding: usize,
  equity: usize,
  trades: usize,
): i32 {
  readSettings(settings);
  openAccount();
  resetSizing();
  for (let bar = firstBar; bar < count; bar++) {
    const row = bar - firstBar;
    const close = closeTicks(candleAt(candles, bar));
    if (held !== 0) {
      if (!obeyStops(candles, bar, trades)) return -1;
      const rate = funding ? load<i64>(funding + row * sizeof<i64>()) : 0;
      if (held !== 0 && rate !== 0 && !payFunding(rate, close)) return -1;
    }
    const value = equityAt(close);
    if (value === OVERFLOW) return -1;
    store<i64>(equity + row * sizeof<i64>(), value);
    if (bar + 1 === count) break;
    const signalAt = signals + row * sizeof<f32>();
    const wanted = wantedLots(load<f32>(signalAt), value, close);
    if (wanted === held) {
      bar += passQuietBars(
        candles,
        closes,
        bar,
        count,
        signalAt,
        funding !== 0,
        equity + row * sizeof<i64>(),
      );
    } else if (!followSignal(candles, bar + 1, wanted, trades)) {
      return -1;
    }
  }
  return <i32>tradeCount;
}

/** What the run before has bought and sold. */
export function tradedTotal(): f64 {
  return <f64>tradedQuoteUnits;
}
