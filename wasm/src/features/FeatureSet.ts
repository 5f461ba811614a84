import { ModelError } from '../model/ModelError.ts';

/** Kinds that look at a window of bars, with their number in the canonical bytes. */
const WINDOWED = {
  return: 1,
  logReturn: 2,
  meanReturn: 3,
  deviation: 4,
  priceZScore: 5,
  simpleAverage: 6,
  exponentialAverage: 7,
  relativeStrength: 8,
  trueRange: 9,
  bollinger: 11,
  realisedVolatility: 12,
  volumeZScore: 13,
} as const;
const CLOCKS = { timeOfDaySine: 15, timeOfDayCosine: 16, timeOfWeekSine: 17, timeOfWeekCosine: 18 } as const;
const MACD = 10;
const IMBALANCE = 14;

/** One number a bar, without a unit; what each kind is says docs/protocol.md, "Features". A network is given value × scale, clamped to ±4. */
export type Feature = (
  | { kind: keyof typeof WINDOWED; window: number }
  | { kind: 'macd'; fast: number; slow: number; signal: number }
  /** Columns of bid and ask quantities, given beside the candles. */
  | { kind: 'imbalance'; window: number; bidColumn: number; askColumn: number }
  | { kind: keyof typeof CLOCKS }
) & { scale?: number };

export interface FeatureSet {
  /** What a model's file names. */
  id: number;
  features: readonly Feature[];
}

/** Feature set 2: returns over several spans, trend, momentum, range, volume and time, of about the same size. Set 1 is in docs/protocol.md. */
export const TECHNICAL_FEATURES: FeatureSet = {
  id: 2,
  features: [
    { kind: 'logReturn', window: 1, scale: 50 },
    { kind: 'logReturn', window: 6, scale: 25 },
    { kind: 'logReturn', window: 24, scale: 12 },
    { kind: 'priceZScore', window: 48 },
    { kind: 'exponentialAverage', window: 24, scale: 25 },
    { kind: 'macd', fast: 12, slow: 26, signal: 9, scale: 200 },
    { kind: 'relativeStrength', window: 14, scale: 2 },
    { kind: 'bollinger', window: 20 },
    { kind: 'trueRange', window: 14, scale: 50 },
    { kind: 'realisedVolatility', window: 24, scale: 12 },
    { kind: 'volumeZScore', window: 48 },
    { kind: 'timeOfDaySine' },
    { kind: 'timeOfDayCosine' },
    { kind: 'timeOfWeekSine' },
    { kind: 'timeOfWeekCosine' },
  ],
};

export const FEATURE_BYTES = 24;
const FEATURES_MAX = 256;
export const COLUMNS_MAX = 16;
const WINDOW_MAX = 4_096;
const SCALE_MAX = 1e6;

const wrong = (message: string) => new ModelError('PARAMETERS_INVALID', message);

/** Kind, window and two more numbers. */
function numbersOf(feature: Feature): [kind: number, window: number, first: number, second: number] {
  if (feature.kind === 'macd') return [MACD, feature.slow, feature.fast, feature.signal];
  if (feature.kind === 'imbalance') return [IMBALANCE, feature.window, feature.bidColumn, feature.askColumn];
  if (feature.kind in CLOCKS) return [CLOCKS[feature.kind as keyof typeof CLOCKS], 1, 0, 0];
  const { kind, window } = feature as { kind: keyof typeof WINDOWED; window: number };
  return [WINDOWED[kind], window, 0, 0];
}

function checkFeature(feature: Feature, index: number): void {
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const [kind, window, first, second] = numbersOf(feature);
  if (kind === undefined) throw wrong(`feature ${index} is of no known kind`);
  // A deviation of one value has no divisor.
  const windowMin = ['deviation', 'priceZScore', 'volumeZScore'].includes(feature.kind) ? 2 : 1;
  if (!within(window, windowMin, WINDOW_MAX)) throw wrong(`feature ${index} has a window of ${window} bars`);
  if (kind === MACD && !(within(first, 1, window) && within(second, 1, WINDOW_MAX)))
    throw wrong(`feature ${index} has windows that are none`);
  if (kind === IMBALANCE && !(within(first, 0, COLUMNS_MAX - 1) && within(second, 0, COLUMNS_MAX - 1)))
    throw wrong(`feature ${index} names a column that cannot be`);
  const { scale = 1 } = feature;
  if (!(Math.abs(scale) <= SCALE_MAX)) throw wrong(`feature ${index} has a scale of ${scale}`);
}

/**
 * The canonical bytes of a set: for each feature kind, window and two more numbers (u32) and the scale (f64), little-endian.
 * @throws ModelError `PARAMETERS_INVALID`
 */
export function featureBytes(features: readonly Feature[]): Uint8Array<ArrayBuffer> {
  if (features.length < 1 || features.length > FEATURES_MAX) throw wrong(`${features.length} features`);
  const bytes = new Uint8Array(features.length * FEATURE_BYTES);
  const view = new DataView(bytes.buffer);
  features.forEach((feature, index) => {
    checkFeature(feature, index);
    const offset = index * FEATURE_BYTES;
    numbersOf(feature).forEach((value, field) => {
      view.setUint32(offset + 4 * field, value, true);
    });
    view.setFloat64(offset + 16, feature.scale ?? 1, true);
  });
  return bytes;
}
