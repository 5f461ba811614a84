import { SPOT_CONDITIONS } from '../backtest/conditions.ts';
import { longOnly, settingsBytes } from '../backtest/settings.ts';
import { type BacktestTrade, readTrades, TRADE_BYTES, TRADES_PER_BAR_MAX } from '../backtest/trades.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import type { ModelExports } from '../engine/ModelExports.ts';
import { ScratchPlan } from '../engine/ScratchPlan.ts';
import { type Hex, toHex } from '../hex.ts';
import { LAYER_RECORD_BYTES } from '../network/layerRecord.ts';
import type { BacktestParameters } from './backtestParameters.ts';
import { parameterBytes } from './backtestParameters.ts';
import { CANDLE_BYTES, type Candle, candleBytes } from './candles.ts';
import { ModelError } from './ModelError.ts';
import { FEATURES_PER_BAR, HEADER_BYTES, parseModel, WINDOW_BARS_MAX } from './modelFile.ts';

/** Ratios: 0.05 is 5 %. A figure that does not exist (no variation, no loss) is 0. */
export interface BacktestMetrics {
  totalReturn: number;
  sharpe: number;
  sortino: number;
  maxDrawdown: number;
  calmar: number;
  turnover: number;
}

export interface BacktestResult {
  /** Index of the first candle with a signal: equity and signals begin there. */
  firstBar: number;
  /** Cash and holdings at each close, quote units. */
  equityQuoteUnits: BigInt64Array;
  signals: Float32Array;
  trades: BacktestTrade[];
  metrics: BacktestMetrics;
  /** keccak-256 of metrics, equity and trades: what another run must reproduce. */
  resultHash: Hex;
}

/** The state that a target is computed from. */
export interface TargetInput {
  signal: number;
  entryThreshold: number;
  exitThreshold: number;
  heldLots: bigint;
  equityQuoteUnits: bigint;
  priceTicks: bigint;
  quoteUnitsPerTickLot: bigint;
}

const HASH_BYTES = 32;
const METRICS_BYTES = 48;
const CLOSE_BYTES = 4;
/** A rule's inputs stay below these, so that its products fit i64. */
const LOTS_END = 2n ** 53n;
const TICKS_END = 2n ** 31n;
const UNITS_END = 2n ** 31n;

/** Models, features and backtests on one instance of the engine. Not re-entrant, like everything that shares a memory. */
export class ModelEngine {
  readonly #engine: ModelExports;
  readonly #memory: EngineMemory;

  constructor(engine: ModelExports) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
  }

  /** keccak-256 of a model's file. */
  modelId(file: Uint8Array): Hex {
    return this.#hash(file);
  }

  /** keccak-256 of a series' canonical bytes. @throws ModelError `CANDLES_INVALID`, `TOO_LARGE` */
  datasetId(candles: readonly Candle[]): Hex {
    return this.#hash(candleBytes(candles));
  }

  /** keccak-256 of the parameters' canonical bytes. @throws ModelError `PARAMETERS_INVALID` */
  parametersHash(parameters: BacktestParameters): Hex {
    return this.#hash(parameterBytes(parameters));
  }

  /**
   * Training data: for each candle from `windowBars` on, one row of `windowBars × 4` features, oldest bar first.
   * @returns shape `[candles.length − windowBars][windowBars × 4]`, flat.
   */
  features(candles: readonly Candle[], windowBars: number): Float32Array {
    if (!Number.isInteger(windowBars) || windowBars < 1 || windowBars > WINDOW_BARS_MAX)
      throw new ModelError('PARAMETERS_INVALID', `a window of ${windowBars} bars`);
    const rows = Math.max(0, candles.length - windowBars);
    const width = windowBars * FEATURES_PER_BAR;
    const plan = new ScratchPlan();
    const source = plan.reserve(candles.length * CANDLE_BYTES);
    const target = plan.reserve(rows * width * 4);
    const base = this.#memory.scratch(plan.bytes);
    this.#put(candleBytes(candles), base + source);
    this.#engine.writeFeatures(base + source, candles.length, windowBars, base + target);
    return this.#take(base + target, rows * width * 4, Float32Array);
  }

  /** The signal after the last candle. @throws ModelError `MODEL_INVALID`, `CANDLES_INVALID` (fewer than `windowBars + 1`) */
  infer(file: Uint8Array, candles: readonly Candle[]): number {
    const { windowBars } = parseModel(file);
    return this.inferSeries(file, candles.slice(-(windowBars + 1))).at(-1) as number;
  }

  /** A signal for each candle from `windowBars` on. @throws as `infer` */
  inferSeries(file: Uint8Array, candles: readonly Candle[]): Float32Array {
    const { base, signals, rows } = this.#inferInPlace(file, candles, 0);
    return this.#take(base + signals, rows * 4, Float32Array);
  }

  /** A signal for each row of ready-made features, as `features` gives them. @throws ModelError `MODEL_INVALID`, `CANDLES_INVALID` */
  inferRows(file: Uint8Array, rows: Float32Array): Float32Array {
    const rowBytes = parseModel(file).windowBars * FEATURES_PER_BAR * 4;
    const count = rows.byteLength / rowBytes;
    if (!Number.isInteger(count)) throw new ModelError('CANDLES_INVALID', 'the rows are of another width');
    const plan = new ScratchPlan();
    const fileAt = plan.reserve(file.length);
    const work = plan.reserve(this.#networkBytes(file));
    const rowsAt = plan.reserve(rows.byteLength);
    const signals = plan.reserve(count * 4);
    const base = this.#memory.scratch(plan.bytes);
    this.#prepare(file, base + fileAt, base + work);
    this.#put(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength), base + rowsAt);
    this.#engine.inferRows(base + rowsAt, count, base + signals);
    return this.#take(base + signals, count * 4, Float32Array);
  }

  /** Rule 1 of docs/protocol.md. @throws ModelError `PARAMETERS_INVALID` */
  targetLots(input: TargetInput): bigint {
    const bounds: [value: bigint, least: bigint, end: bigint][] = [
      [input.heldLots, 0n, LOTS_END],
      [input.equityQuoteUnits, 0n, 2n ** 63n],
      [input.priceTicks, 1n, TICKS_END],
      [input.quoteUnitsPerTickLot, 1n, UNITS_END],
    ];
    if (bounds.some(([value, least, end]) => value < least || value >= end))
      throw new ModelError('PARAMETERS_INVALID', 'a position or a price is out of range');
    return this.#engine.targetLots(
      input.signal,
      input.entryThreshold,
      input.exitThreshold,
      input.heldLots,
      input.equityQuoteUnits,
      input.priceTicks,
      input.quoteUnitsPerTickLot,
    );
  }

  /**
   * Runs a model over a history; see docs/protocol.md, "Models".
   * @throws ModelError `MODEL_INVALID`, `CANDLES_INVALID`, `PARAMETERS_INVALID`, `TOO_LARGE`, `OVERFLOW`
   */
  backtest(file: Uint8Array, candles: readonly Candle[], parameters: BacktestParameters): BacktestResult {
    const { windowBars, entryThreshold, exitThreshold } = parseModel(file);
    const settings = settingsBytes(parameters, SPOT_CONDITIONS, longOnly(entryThreshold, exitThreshold));
    const bars = Math.max(0, candles.length - windowBars);
    const results = new ScratchPlan();
    const metrics = results.reserve(METRICS_BYTES);
    const equity = results.reserve(bars * 8, 1);
    const trades = results.reserve(bars * TRADES_PER_BAR_MAX * TRADE_BYTES, 1);
    const settingsAt = results.reserve(settings.length);
    const hash = results.reserve(HASH_BYTES);
    const closes = results.reserve(candles.length * CLOSE_BYTES);
    const run = this.#inferInPlace(file, candles, results.bytes);
    const at = run.base + run.extra;
    this.#put(settings, at + settingsAt);
    this.#engine.writeCloses(run.base + run.candles, candles.length, at + closes);
    const tradeCount = this.#engine.backtest(
      run.base + run.candles,
      at + closes,
      candles.length,
      windowBars,
      run.base + run.signals,
      at + settingsAt,
      0,
      at + equity,
      at + trades,
    );
    if (tradeCount < 0) throw new ModelError('OVERFLOW', 'equity grew beyond 2^49 quote units');
    const traded = this.#engine.tradedTotal();
    this.#engine.writeMetrics(at + equity, bars, parameters.barsPerYear, traded, at + metrics);
    // Metrics, equity and trades lie one behind the other: their bytes are the result.
    const resultBytes = trades - metrics + tradeCount * TRADE_BYTES;
    this.#engine.keccak256(at + metrics, resultBytes, at + hash);
    return {
      firstBar: windowBars,
      equityQuoteUnits: this.#take(at + equity, bars * 8, BigInt64Array),
      signals: this.#take(run.base + run.signals, bars * 4, Float32Array),
      trades: readTrades(this.#take(at + trades, tradeCount * TRADE_BYTES, BigInt64Array)),
      metrics: readMetrics(this.#take(at + metrics, METRICS_BYTES, Float64Array)),
      resultHash: toHex(this.#take(at + hash, HASH_BYTES, Uint8Array)),
    };
  }

  /** Lays out file, candles, features and signals in scratch memory, with `extraBytes` behind them, and infers. */
  #inferInPlace(file: Uint8Array, candles: readonly Candle[], extraBytes: number) {
    const { windowBars } = parseModel(file);
    const rows = candles.length - windowBars;
    if (rows < 1)
      throw new ModelError('CANDLES_INVALID', `${windowBars + 1} candles are needed, not ${candles.length}`);
    const rowBytes = windowBars * FEATURES_PER_BAR * 4;
    const plan = new ScratchPlan();
    const fileAt = plan.reserve(file.length);
    const candlesAt = plan.reserve(candles.length * CANDLE_BYTES);
    const featuresAt = plan.reserve(rows * rowBytes);
    const signals = plan.reserve(rows * 4);
    const work = plan.reserve(this.#networkBytes(file));
    const extra = plan.reserve(extraBytes);
    const base = this.#memory.scratch(plan.bytes);
    this.#prepare(file, base + fileAt, base + work);
    this.#put(candleBytes(candles), base + candlesAt);
    this.#engine.writeFeatures(base + candlesAt, candles.length, windowBars, base + featuresAt);
    this.#engine.inferRows(base + featuresAt, rows, base + signals);
    return { base, file: fileAt, candles: candlesAt, signals, extra, rows };
  }

  /** What a checked file's network works in. */
  #networkBytes(file: Uint8Array): number {
    const { windowBars, layers } = parseModel(file);
    return this.#engine.networkBytes(
      this.#memory.write(file) + HEADER_BYTES,
      layers.length,
      windowBars,
      FEATURES_PER_BAR,
    );
  }

  #prepare(file: Uint8Array, at: number, work: number): void {
    const { windowBars, layers } = parseModel(file);
    this.#put(file, at);
    const records = at + HEADER_BYTES;
    const parameters = records + layers.length * LAYER_RECORD_BYTES;
    this.#engine.prepareNetwork(records, layers.length, windowBars, FEATURES_PER_BAR, parameters, work);
  }

  #hash(bytes: Uint8Array): Hex {
    const plan = new ScratchPlan();
    const hash = plan.reserve(HASH_BYTES);
    const source = plan.reserve(bytes.length);
    const base = this.#memory.scratch(plan.bytes);
    this.#put(bytes, base + source);
    this.#engine.keccak256(base + source, bytes.length, base + hash);
    return toHex(this.#take(base + hash, HASH_BYTES, Uint8Array));
  }

  #put(bytes: Uint8Array, address: number): void {
    this.#memory.bytes.set(bytes, address);
  }

  /** A copy of what lies there, so that the next call cannot change it. */
  #take<T>(address: number, bytes: number, View: new (buffer: ArrayBuffer) => T): T {
    return new View(this.#memory.read(address, bytes).buffer);
  }
}

function readMetrics(values: Float64Array): BacktestMetrics {
  const [totalReturn, sharpe, sortino, maxDrawdown, calmar, turnover] = values as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { totalReturn, sharpe, sortino, maxDrawdown, calmar, turnover };
}
