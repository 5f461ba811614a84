import type { BacktestParameters } from '../model/backtestParameters.ts';
import type { Candle } from '../model/candles.ts';
import type { TradingConditions } from './conditions.ts';
import type { SignalThresholds } from './settings.ts';
import type { BacktestTrade } from './trades.ts';

const BPS = 10_000n;

const abs = (value: bigint) => (value < 0n ? -value : value);
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const larger = (a: bigint, b: bigint) => (a > b ? a : b);
/** Division rounded up, for amounts from 0 on. */
const ceiling = (a: bigint, b: bigint) => (a + b - 1n) / b;

interface Run {
  candles: readonly Candle[];
  firstBar: number;
  /** One for each bar from `firstBar` on. */
  signals: ArrayLike<number>;
  parameters: BacktestParameters;
  conditions: TradingConditions;
  thresholds: SignalThresholds;
  /** In 10⁻⁸ of the position's worth, one for each bar from `firstBar` on. */
  fundingE8?: ArrayLike<number>;
}

/** The specification of a run: what happens in each bar, in plain TypeScript, written for reading. Test oracle only. */
export class NaiveTrading {
  readonly equity: bigint[] = [];
  readonly trades: BacktestTrade[] = [];
  cash: bigint;
  held = 0n;
  traded = 0n;
  #entry = 0n;
  #best = 0n;
  /** The side that a stop closed and the signal has not given up since. */
  #barred: 'long' | 'short' | 'none' = 'none';
  readonly #run: Run;
  readonly #unit: bigint;

  constructor(run: Run) {
    this.#run = run;
    this.cash = run.parameters.initialQuoteUnits;
    this.#unit = BigInt(run.parameters.quoteUnitsPerTickLot);
    for (let bar = run.firstBar; bar < run.candles.length; bar++) this.#passBar(bar);
  }

  #passBar(bar: number) {
    const { candles, signals, firstBar, fundingE8 } = this.#run;
    const candle = candles[bar] as Candle;
    const close = BigInt(candle.closeTicks);
    if (this.held !== 0n && !this.#obeyStops(bar, candle)) {
      const best = this.held > 0n ? larger : smaller;
      this.#best = best(this.#best, BigInt(this.held > 0n ? candle.highTicks : candle.lowTicks));
    }
    this.#payFunding(BigInt(fundingE8?.[bar - firstBar] ?? 0), close);
    const equity = this.cash + this.held * close * this.#unit;
    this.equity.push(equity);
    const next = candles[bar + 1];
    if (next) this.#follow(bar + 1, next, this.#wanted(signals[bar - firstBar] as number, equity, close));
  }

  /** Whether the bar closed the position. */
  #obeyStops(bar: number, candle: Candle): boolean {
    const { stopLossBps, trailingStopBps, takeProfitBps } = this.#run.conditions;
    const long = this.held > 0n;
    const [open, high, low] = [candle.openTicks, candle.highTicks, candle.lowTicks].map(BigInt) as [
      bigint,
      bigint,
      bigint,
    ];
    /** A price that lies `bps` on the losing side of another. */
    const behind = (ticks: bigint, bps: number) =>
      (ticks * (long ? BPS - BigInt(bps) : BPS + BigInt(bps))) / BPS;
    const stops: [ticks: bigint, reason: BacktestTrade['reason']][] = [];
    if (stopLossBps > 0) stops.push([behind(this.#entry, stopLossBps), 'stopLoss']);
    if (trailingStopBps > 0) stops.push([behind(this.#best, trailingStopBps), 'trailingStop']);
    if (!long || this.cash < 0n) stops.push([this.#liquidationTicks(), 'liquidation']);
    const nearest = stops.toSorted(([a], [b]) => Number(long ? b - a : a - b))[0];
    if (nearest && (long ? low <= nearest[0] : high >= nearest[0])) {
      const ticks = long ? smaller(open, nearest[0]) : larger(open, nearest[0]);
      const worse = this.#worseBps(abs(this.held), candle);
      this.#close(bar, larger(this.#worsePrice(ticks, !long, worse), 1n), nearest[1]);
      return true;
    }
    const goal = behind(this.#entry, -takeProfitBps);
    if (takeProfitBps === 0 || (long ? high < goal : low > goal)) return false;
    this.#close(bar, larger(long ? larger(open, goal) : smaller(open, goal), 1n), 'takeProfit');
    return true;
  }

  #close(bar: number, ticks: bigint, reason: BacktestTrade['reason']) {
    this.#barred = this.held > 0n ? 'long' : 'short';
    this.#fill(bar, ticks, -this.held, reason);
  }

  /** Where equity is only `maintenanceMarginBps` of what the position is worth. */
  #liquidationTicks(): bigint {
    const margin = BigInt(this.#run.conditions.maintenanceMarginBps);
    const lots = abs(this.held) * this.#unit;
    return this.held > 0n
      ? ceiling(ceiling(-this.cash, lots) * BPS, BPS - margin)
      : ((larger(this.cash, 0n) / lots) * BPS) / (BPS + margin);
  }

  /** Longs pay shorts where the rate is above zero; the payer's part is rounded up, the receiver's down. */
  #payFunding(rateE8: bigint, close: bigint) {
    const worth = abs(this.held) * close * this.#unit * abs(rateE8);
    if (this.held > 0n === rateE8 > 0n) this.cash -= ceiling(worth, 10n ** 8n);
    else this.cash += worth / 10n ** 8n;
  }

  /** The lots that the signal wants, below zero for a short position. */
  #wanted(signal: number, equity: bigint, close: bigint): bigint {
    const { longExposureBps, shortExposureBps, leverageMaxBps } = this.#run.conditions;
    let side = this.#side(signal);
    if (this.#barred !== 'none' && side === this.#barred) side = 'same';
    else this.#barred = 'none';
    if (side === 'none') return 0n;
    const lotPrice = close * this.#unit;
    const lotsFor = (bps: number, most = BigInt(Number.MAX_SAFE_INTEGER)) =>
      smaller((larger(equity, 0n) * BigInt(bps)) / BPS / lotPrice, most);
    /** A target that differs by at most a twentieth is left alone. */
    const sized = (bps: number, held: bigint) => {
      const target = lotsFor(bps, 2n ** 31n - 1n);
      return abs(target - held) * 20n <= target ? held : target;
    };
    let wanted = this.held;
    if (side === 'long') wanted = sized(longExposureBps, larger(this.held, 0n));
    if (side === 'short') wanted = -sized(shortExposureBps, larger(-this.held, 0n));
    if (wanted >= 0n && this.cash >= 0n) return wanted;
    const most = lotsFor(leverageMaxBps);
    return wanted > 0n ? smaller(wanted, most) : larger(wanted, -most);
  }

  #side(signal: number): 'long' | 'short' | 'none' | 'same' {
    const { longExposureBps, shortExposureBps } = this.#run.conditions;
    const { enterLong, exitLong, enterShort, exitShort } = this.#run.thresholds;
    const f32 = Math.fround;
    if (longExposureBps > 0 && signal > f32(exitLong) && signal >= f32(enterLong)) return 'long';
    if (shortExposureBps > 0 && signal < f32(exitShort) && signal <= f32(enterShort)) return 'short';
    if (this.held > 0n && signal <= f32(exitLong)) return 'none';
    if (this.held < 0n && signal >= f32(exitShort)) return 'none';
    return 'same';
  }

  /** Moves towards the wanted lots at the bar's open, as far as the bar's volume and the account allow. */
  #follow(bar: number, candle: Candle, wanted: bigint) {
    if (wanted === this.held) return;
    const { volumeShareMaxBps } = this.#run.conditions;
    const buys = wanted > this.held;
    let asked = abs(wanted - this.held);
    if (volumeShareMaxBps > 0)
      asked = smaller(asked, (BigInt(candle.volumeLots) * BigInt(volumeShareMaxBps)) / BPS);
    const ticks = this.#worsePrice(BigInt(candle.openTicks), buys, this.#worseBps(asked, candle));
    if (ticks <= 0n) return;
    const target = buys ? this.held + asked : this.held - asked;
    const kept = target > 0n ? larger(this.held, 0n) : smaller(this.held, 0n);
    const growth = abs(target) - abs(kept);
    const grown = growth > 0n ? smaller(growth, this.#growthMax(ticks * this.#unit, kept)) : growth;
    const change = (target > 0n ? kept + grown : growth > 0n ? kept - grown : target) - this.held;
    if (change !== 0n && change > 0n === buys) this.#fill(bar, ticks, change, 'signal');
  }

  /** Lots by which what is kept of the position may grow: what the leverage cap leaves of equity after the fees. */
  #growthMax(lotPrice: bigint, kept: bigint): bigint {
    const { takerFeeBps } = this.#run.parameters;
    const closed = abs(this.held - kept) * lotPrice;
    const worth = this.cash + this.held * lotPrice - (closed * BigInt(takerFeeBps)) / BPS;
    const leverage = BigInt(this.#run.conditions.leverageMaxBps);
    const room = (larger(worth, 0n) * leverage) / BPS - abs(kept) * lotPrice;
    const carriedFeeBps = ceiling(BigInt(takerFeeBps) * leverage, BPS);
    return (larger(room, 0n) * BPS) / (lotPrice * (BPS + carriedFeeBps));
  }

  #worseBps(lots: bigint, { volumeLots }: Candle): bigint {
    const { halfSpreadBps, impactBps } = this.#run.conditions;
    const volume = BigInt(volumeLots);
    const share = lots >= volume ? BPS : (lots * BPS) / volume;
    const impact = (BigInt(impactBps) * share * share) / BPS ** 2n;
    return smaller(BigInt(this.#run.parameters.slippageBps + halfSpreadBps) + impact, BPS - 1n);
  }

  #worsePrice(ticks: bigint, buys: boolean, worse: bigint): bigint {
    return buys ? ceiling(ticks * (BPS + worse), BPS) : (ticks * (BPS - worse)) / BPS;
  }

  #fill(bar: number, ticks: bigint, change: bigint, reason: BacktestTrade['reason']) {
    const notional = ticks * this.#unit * abs(change);
    const fee = (notional * BigInt(this.#run.parameters.takerFeeBps)) / BPS;
    const after = this.held + change;
    if (this.held === 0n || after > 0n !== this.held > 0n) {
      this.#entry = ticks;
      this.#best = ticks;
    } else if (abs(after) > abs(this.held)) {
      this.#entry += ((ticks - this.#entry) * abs(change)) / abs(after);
    }
    this.cash -= change * ticks * this.#unit + fee;
    this.held = after;
    this.traded += notional;
    this.trades.push({
      bar,
      side: change > 0n ? 'buy' : 'sell',
      reason,
      priceTicks: ticks,
      quantityLots: abs(change),
      feeQuoteUnits: fee,
    });
  }
}
