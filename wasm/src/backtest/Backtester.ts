import { EngineCall } from '../engine/EngineCall.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import type { ModelExports } from '../engine/ModelExports.ts';
import { type BacktestParameters, STANDARD_PARAMETERS } from '../model/backtestParameters.ts';
import { CANDLE_BYTES, type Candle, candleBytes } from '../model/candles.ts';
import { ModelError } from '../model/ModelError.ts';
import { BacktestRun } from './BacktestRun.ts';
import { SPOT_CONDITIONS, type TradingConditions } from './conditions.ts';
import { SIGN_THRESHOLDS, type SignalThresholds, settingsBytes } from './settings.ts';
import { TRADE_BYTES, TRADES_PER_BAR_MAX } from './trades.ts';

/** How signals become trades; what is left out is as in rule 1, with thresholds for signals of 1, 0 and −1. */
export interface BacktestSettings {
  parameters?: BacktestParameters;
  conditions?: Partial<TradingConditions>;
  thresholds?: SignalThresholds;
  /** For each bar with a signal: what a long position pays to a short one at the close, in 10⁻⁸ of its worth. */
  fundingRatesE8?: Int32Array;
}

/** Mean of the last `fastBars` closes over that of the last `slowBars`. */
export interface MovingAverages {
  fastBars: number;
  slowBars: number;
}

const WINDOW_MAX = 32_767;
const SIGNAL_BYTES = 4;
const CLOSE_BYTES = 4;
const WORD_BYTES = 8;
/** The whole worth. */
const FUNDING_MAX_E8 = 100_000_000;

/** Any number of runs over one history, which stays in the engine's memory. Not re-entrant, like everything that shares a memory. */
export class Backtester {
  readonly #engine: ModelExports;
  readonly #memory: EngineMemory;
  /** How many candles the history has. */
  readonly bars: number;

  /** @throws ModelError `CANDLES_INVALID`, `TOO_LARGE` */
  constructor(engine: ModelExports, candles: readonly Candle[]) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
    this.bars = candles.length;
    const bytes = candleBytes(candles);
    const at = this.#memory.write(bytes, candles.length * CLOSE_BYTES);
    engine.writeCloses(at, candles.length, at + bytes.length);
  }

  /**
   * Trades on one signal for each bar from `firstBar` on: decided at the close, filled at the next bar's open.
   * @throws ModelError `PARAMETERS_INVALID`, `SERIES_INVALID`, `OVERFLOW`
   */
  run(firstBar: number, signals: Float32Array, settings: BacktestSettings = {}): BacktestRun {
    if (!Number.isInteger(firstBar) || firstBar < 0 || signals.length < 1)
      throw new ModelError('SERIES_INVALID', 'there is no bar with a signal');
    if (firstBar + signals.length !== this.bars)
      throw new ModelError('SERIES_INVALID', `${signals.length} signals for ${this.bars - firstBar} bars`);
    const call = this.#begin();
    const signalsAt = call.input(signals);
    return this.#trade(call, firstBar, signals.length, signalsAt, settings, () => {});
  }

  /** The reference rule: long while the fast mean is above the slow one, short (where the conditions allow it) while below. @throws as `run` */
  runMovingAverageCross(averages: MovingAverages, settings: BacktestSettings = {}): BacktestRun {
    const { firstBar, rows } = this.#rowsOf(averages);
    const call = this.#begin();
    const signalsAt = call.room(rows * SIGNAL_BYTES);
    return this.#trade(call, firstBar, rows, signalsAt, settings, () =>
      this.#cross(call, averages, signalsAt),
    );
  }

  /** The reference rule's signals, 1, −1 or 0, from bar `slowBars − 1` on. @throws ModelError `PARAMETERS_INVALID` */
  movingAverageCross(averages: MovingAverages): Float32Array {
    const { rows } = this.#rowsOf(averages);
    const call = this.#begin();
    const signalsAt = call.room(rows * SIGNAL_BYTES);
    call.place();
    this.#cross(call, averages, signalsAt);
    return call.read(signalsAt, rows, Float32Array);
  }

  /** The closes lie behind the candles. */
  get #closes(): number {
    return this.bars * CANDLE_BYTES;
  }

  /** Every call begins where the history lies. */
  #begin(): EngineCall {
    const call = new EngineCall(this.#memory);
    call.room(this.bars * (CANDLE_BYTES + CLOSE_BYTES));
    return call;
  }

  #rowsOf({ fastBars, slowBars }: MovingAverages) {
    const whole = Number.isInteger(fastBars) && Number.isInteger(slowBars);
    if (!whole || fastBars < 1 || fastBars > slowBars || slowBars > Math.min(WINDOW_MAX, this.bars))
      throw new ModelError('PARAMETERS_INVALID', `windows of ${fastBars} and ${slowBars} bars`);
    return { firstBar: slowBars - 1, rows: this.bars - slowBars + 1 };
  }

  #cross(call: EngineCall, { fastBars, slowBars }: MovingAverages, signalsAt: number): void {
    this.#engine.movingAverageCross(call.at(this.#closes), this.bars, fastBars, slowBars, call.at(signalsAt));
  }

  #trade(
    call: EngineCall,
    firstBar: number,
    rows: number,
    signalsAt: number,
    settings: BacktestSettings,
    writeSignals: () => void,
  ): BacktestRun {
    const { parameters = STANDARD_PARAMETERS, conditions, thresholds = SIGN_THRESHOLDS } = settings;
    const settingsAt = call.input(
      settingsBytes(parameters, { ...SPOT_CONDITIONS, ...conditions }, thresholds),
    );
    const funding = settings.fundingRatesE8 && fundingWords(settings.fundingRatesE8, rows);
    const fundingAt = funding && call.input(funding);
    const equity = call.room(rows * WORD_BYTES);
    const trades = call.room(rows * TRADES_PER_BAR_MAX * TRADE_BYTES);
    call.place();
    writeSignals();
    const count = this.#engine.backtest(
      call.at(0),
      call.at(this.#closes),
      this.bars,
      firstBar,
      call.at(signalsAt),
      call.at(settingsAt),
      fundingAt === undefined ? 0 : call.at(fundingAt),
      call.at(equity),
      call.at(trades),
    );
    if (count < 0) throw new ModelError('OVERFLOW', 'equity grew beyond 2^49 quote units');
    return new BacktestRun(
      firstBar,
      call.read(equity, rows, BigInt64Array),
      call.read(trades, (count * TRADE_BYTES) / WORD_BYTES, BigInt64Array),
    );
  }
}

function fundingWords(rates: Int32Array, rows: number): BigInt64Array {
  if (rates.length !== rows || rates.some((rate) => Math.abs(rate) > FUNDING_MAX_E8))
    throw new ModelError('SERIES_INVALID', 'funding rates are one for each signal, at most the whole worth');
  return BigInt64Array.from(rates, BigInt);
}
