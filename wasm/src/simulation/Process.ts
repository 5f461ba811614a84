import { ModelError } from '../model/ModelError.ts';

/** The logarithm moves by `drift` on average and by `volatility` at random, a step. */
export interface GeometricBrownianMotion {
  kind: 'geometricBrownianMotion';
  /** Of the logarithm: a price that grows by μ on average has μ − σ²/2. */
  drift: number;
  volatility: number;
}

/** The same with jumps: `jumpsPerStep` of them on average, each normal in the logarithm. */
export interface JumpDiffusion extends Omit<GeometricBrownianMotion, 'kind'> {
  kind: 'jumpDiffusion';
  jumpsPerStep: number;
  jumpMean: number;
  jumpDeviation: number;
}

/** Blocks of a history in another order. */
export interface StationaryBootstrap {
  kind: 'stationaryBootstrap';
  /** One for each step of the history, above −1. */
  returns: Float64Array;
  /** How many steps stay together on average; 1 takes each one alone. */
  meanBlock: number;
}

export type Process = GeometricBrownianMotion | JumpDiffusion | StationaryBootstrap;

const HISTORY_MAX = 2_000_000;
/** A step's logarithm stays so small that no number of steps leaves f32. */
const STEP_MAX = 1_000;
const JUMPS_PER_STEP_MAX = 2;
const RETURN_MAX = 1e15;

/** @throws ModelError `PARAMETERS_INVALID`, `SERIES_INVALID` */
export function checkProcess(process: Process): void {
  const within = (value: number, least: number, most: number) => value >= least && value <= most;
  if (process.kind === 'stationaryBootstrap') {
    const { returns, meanBlock } = process;
    if (returns.length < 1 || returns.length > HISTORY_MAX)
      throw new ModelError('SERIES_INVALID', `a history of ${returns.length} returns`);
    if (!returns.every((value) => value > -1 && value <= RETURN_MAX))
      throw new ModelError('SERIES_INVALID', 'a return loses everything, or is no number');
    if (!within(meanBlock, 1, HISTORY_MAX))
      throw new ModelError('PARAMETERS_INVALID', `blocks of ${meanBlock} steps`);
    return;
  }
  const { drift, volatility } = process;
  const jumps =
    process.kind === 'jumpDiffusion' ? process : { jumpsPerStep: 0, jumpMean: 0, jumpDeviation: 0 };
  if (
    !within(drift, -STEP_MAX, STEP_MAX) ||
    !within(volatility, 0, STEP_MAX) ||
    !within(jumps.jumpsPerStep, 0, JUMPS_PER_STEP_MAX) ||
    !within(jumps.jumpMean, -STEP_MAX, STEP_MAX) ||
    !within(jumps.jumpDeviation, 0, STEP_MAX)
  )
    throw new ModelError('PARAMETERS_INVALID', 'a parameter of the process is out of range');
}
