import { EngineCall } from '../engine/EngineCall.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import type { ModelExports } from '../engine/ModelExports.ts';
import { type Candle, candleBytes } from '../model/candles.ts';
import { ModelError } from '../model/ModelError.ts';
import { COLUMNS_MAX, FEATURE_BYTES, type Feature, featureBytes } from './FeatureSet.ts';

/** Features of the bars from `firstBar` on: those before have not enough bars behind them. */
export interface FeatureRows {
  firstBar: number;
  /** `[bar][feature]`, flat. */
  values: Float32Array;
}

const NUMBER_BYTES = 8;
const FLOAT_BYTES = 4;

/** Declared features on one instance of the engine. Not re-entrant, like everything that shares a memory. */
export class FeatureEngine {
  readonly #engine: ModelExports;
  readonly #memory: EngineMemory;

  constructor(engine: ModelExports) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
  }

  /** How many bars before a bar its features read: a runner needs that many and one. @throws ModelError `PARAMETERS_INVALID` */
  lookbackBars(features: readonly Feature[]): number {
    const call = new EngineCall(this.#memory);
    const at = call.input(featureBytes(features));
    call.place();
    const lookbacks = features.map((_, index) =>
      this.#engine.lookbackBars(call.at(at + index * FEATURE_BYTES)),
    );
    return Math.max(...lookbacks);
  }

  /**
   * What a network is given: value × scale, clamped to ±4, for each bar that has enough bars behind it.
   * @param columns series beside the candles, one value a bar, for the features that name them
   * @throws ModelError `PARAMETERS_INVALID`, `CANDLES_INVALID`, `SERIES_INVALID`
   */
  rows(
    features: readonly Feature[],
    candles: readonly Candle[],
    columns: readonly Float64Array[] = [],
  ): FeatureRows {
    const { call, firstBar, inputs, target } = this.#prepare(features, candles, columns, FLOAT_BYTES);
    this.#engine.writeFeatureSet(
      inputs.candles,
      candles.length,
      inputs.columns,
      inputs.features,
      features.length,
      firstBar,
      call.at(target),
    );
    const count = (candles.length - firstBar) * features.length;
    return { firstBar, values: call.read(target, count, Float32Array) };
  }

  /** One feature as its definition gives it, for a chart. @throws as `rows` */
  values(feature: Feature, candles: readonly Candle[], columns: readonly Float64Array[] = []) {
    const { call, firstBar, inputs, target } = this.#prepare([feature], candles, columns, NUMBER_BYTES);
    this.#engine.writeFeatureValues(
      inputs.candles,
      candles.length,
      inputs.columns,
      inputs.features,
      firstBar,
      call.at(target),
    );
    return { firstBar, values: call.read(target, candles.length - firstBar, Float64Array) };
  }

  #prepare(
    features: readonly Feature[],
    candles: readonly Candle[],
    columns: readonly Float64Array[],
    valueBytes: number,
  ) {
    checkColumns(features, candles.length, columns);
    const firstBar = Math.min(this.lookbackBars(features), candles.length);
    const call = new EngineCall(this.#memory);
    const candlesAt = call.input(candleBytes(candles));
    const featuresAt = call.input(featureBytes(features));
    const columnsAt = call.input(Float64Array.from(columns.flatMap((column) => [...column])));
    const target = call.room((candles.length - firstBar) * features.length * valueBytes);
    call.place();
    const inputs = {
      candles: call.at(candlesAt),
      features: call.at(featuresAt),
      columns: call.at(columnsAt),
    };
    return { call, firstBar, inputs, target };
  }
}

function checkColumns(features: readonly Feature[], bars: number, columns: readonly Float64Array[]): void {
  const wrong = (message: string) => new ModelError('SERIES_INVALID', message);
  if (columns.length > COLUMNS_MAX) throw wrong(`more than ${COLUMNS_MAX} columns`);
  columns.forEach((column, index) => {
    if (column.length !== bars) throw wrong(`column ${index} has not one value for each candle`);
    if (!column.every((value) => value >= 0 && value <= Number.MAX_SAFE_INTEGER))
      throw wrong(`column ${index} has a quantity that is none`);
  });
  for (const feature of features) {
    if (feature.kind !== 'imbalance') continue;
    if (Math.max(feature.bidColumn, feature.askColumn) >= columns.length)
      throw wrong('a feature names a column that is not there');
  }
}
