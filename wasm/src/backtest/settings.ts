import { type BacktestParameters, parameterBytes } from '../model/backtestParameters.ts';
import { ModelError } from '../model/ModelError.ts';
import { conditionWords, type TradingConditions } from './conditions.ts';

/** Which signals open and close a position, f32. An exit comes before an entry that the same signal would give. */
export interface SignalThresholds {
  /** Long from here on … */
  enterLong: number;
  /** … until the signal is no higher than this. */
  exitLong: number;
  /** Short from here downwards … */
  enterShort: number;
  /** … until the signal is no lower than this. */
  exitShort: number;
}

/** For signals of 1, 0 and −1: long, nothing, short. */
export const SIGN_THRESHOLDS: SignalThresholds = {
  enterLong: 0.5,
  exitLong: 0,
  enterShort: -0.5,
  exitShort: 0,
};

/** A model's thresholds: no signal is a short one. */
export function longOnly(enterLong: number, exitLong: number): SignalThresholds {
  return { enterLong, exitLong, enterShort: Number.NEGATIVE_INFINITY, exitShort: Number.NEGATIVE_INFINITY };
}

/**
 * What the engine reads: parameters, conditions (i64 each), thresholds (f32 each).
 * @throws ModelError `PARAMETERS_INVALID`
 */
export function settingsBytes(
  parameters: BacktestParameters,
  conditions: TradingConditions,
  thresholds: SignalThresholds,
): Uint8Array<ArrayBuffer> {
  const { enterLong, exitLong, enterShort, exitShort } = thresholds;
  if (!(exitLong <= enterLong && exitShort >= enterShort))
    throw new ModelError('PARAMETERS_INVALID', 'a position would be closed by the signal that opens it');
  const head = parameterBytes(parameters);
  const words = new Uint8Array(BigInt64Array.from(conditionWords(conditions)).buffer);
  const tail = new Uint8Array(Float32Array.of(enterLong, exitLong, enterShort, exitShort).buffer);
  return Uint8Array.from([...head, ...words, ...tail]);
}
