import { EngineCall } from '../engine/EngineCall.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import type { ModelExports } from '../engine/ModelExports.ts';
import { ModelError } from '../model/ModelError.ts';
import { checkProcess, type Process } from './Process.ts';

export interface SimulationPlan {
  paths: number;
  steps: number;
  /** The same seed gives the same paths, anywhere. */
  seed: bigint;
  /** The number of the first path; with 1 path, path i alone. */
  firstPath?: number;
  /** After how many steps values are kept, a divisor of `steps`; all of them by default. */
  stepsPerCheckpoint?: number;
}

export interface SimulationQuestion {
  /** Of which outcomes at each checkpoint to tell the quantiles. */
  quantiles: readonly number[];
  /** Of how many of the worst outcomes the mean is taken; 0.05 by default. */
  tail?: number;
}

/** What 1 became. */
export interface Outcomes {
  /** `[checkpoint][quantile]`. */
  fan: Float64Array[];
  /** How far below their high the paths fell at worst: the same quantiles, of parts of the high. */
  drawdowns: Float64Array;
  mean: number;
  /** The share of paths that ended below 1. */
  lossProbability: number;
  /** The best of the worst outcomes of the tail, as a return: at 0.05 five paths of a hundred do worse. */
  valueAtRisk: number;
  /** The mean of the tail's outcomes, as a return. */
  conditionalValueAtRisk: number;
}

const PATHS_MAX = 4_000_000;
const STEPS_MAX = 100_000;
const KEPT_MAX = 32_000_000;
const PATH_NUMBERS = 2 ** 32;
const SEEDS = 2n ** 64n;
const LANES = 4;
const FLOAT_BYTES = 4;
const NUMBER_BYTES = 8;
const POISSON_TABLE_BYTES = 80;
const TAIL = 0.05;

/** Random paths on one instance of the engine. Not re-entrant, like everything that shares a memory. */
export class MonteCarlo {
  readonly #engine: ModelExports;
  readonly #memory: EngineMemory;

  constructor(engine: ModelExports) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
  }

  /**
   * The paths themselves: logarithms of what 1 became, `[checkpoint][path]`. Path i is the same however many are asked for.
   * @throws ModelError `PARAMETERS_INVALID`, `SERIES_INVALID`, `TOO_LARGE`
   */
  paths(process: Process, plan: SimulationPlan): Float32Array[] {
    const { call, checkpoints, stride, values } = this.#simulate(process, plan, 0);
    return Array.from({ length: checkpoints }, (_, checkpoint) =>
      call.read(values + checkpoint * stride * FLOAT_BYTES, plan.paths, Float32Array),
    );
  }

  /** What the paths come to, without handing them out. @throws as `paths` */
  outcomes(process: Process, plan: SimulationPlan, question: SimulationQuestion): Outcomes {
    const { quantiles, tail = TAIL } = question;
    if (![...quantiles, tail].every((p) => p >= 0 && p <= 1))
      throw new ModelError('PARAMETERS_INVALID', 'a quantile is beyond 0 to 1');
    const { paths } = plan;
    const sortBytes = paths * NUMBER_BYTES + this.#engine.sortWorkBytes(paths);
    const { call, checkpoints, stride, values, depths, extra } = this.#simulate(process, plan, sortBytes);
    const sorted = call.at(extra);
    const sort = (logs: number, falls: boolean) => {
      this.#engine.sortOutcomes(call.at(logs), paths, falls ? 1 : 0, sorted, sorted + paths * NUMBER_BYTES);
      return Float64Array.from(quantiles, (p) => this.#engine.quantileOfSorted(sorted, paths, p));
    };
    const drawdowns = sort(depths, true);
    const fan = Array.from({ length: checkpoints }, (_, checkpoint) =>
      sort(values + checkpoint * stride * FLOAT_BYTES, false),
    );
    // The last checkpoint lies sorted there still.
    const ends = call.read(extra, paths, Float64Array);
    const losses = ends.findIndex((value) => value >= 1);
    return {
      fan,
      drawdowns,
      mean: this.#engine.meanOfLowest(sorted, paths),
      lossProbability: (losses < 0 ? paths : losses) / paths,
      valueAtRisk: this.#engine.quantileOfSorted(sorted, paths, tail) - 1,
      conditionalValueAtRisk: this.#engine.meanOfLowest(sorted, Math.max(1, Math.floor(tail * paths))) - 1,
    };
  }

  /** The four words of one counter under one key, as the paper's reference has them, once from each of the two vectors that are scrambled together. */
  philox(counter: Uint32Array, key: Uint32Array): Uint32Array {
    if (counter.length !== 4 || key.length !== 2)
      throw new ModelError('PARAMETERS_INVALID', 'a counter has four words and a key two');
    const call = new EngineCall(this.#memory);
    const input = call.input(Uint32Array.of(...counter, ...key));
    const target = call.room(2 * 16);
    call.place();
    this.#engine.philoxBlock(call.at(input), call.at(target));
    return call.read(target, 8, Uint32Array);
  }

  #simulate(process: Process, plan: SimulationPlan, extraBytes: number) {
    checkProcess(process);
    const { firstPath, checkpoints, every } = checkedPlan(plan);
    const stride = Math.ceil(plan.paths / LANES) * LANES;
    const call = new EngineCall(this.#memory);
    const values = call.room(checkpoints * stride * FLOAT_BYTES);
    const depths = call.room(stride * FLOAT_BYTES);
    const extra = call.room(extraBytes);
    const returns = process.kind === 'stationaryBootstrap' ? call.input(process.returns) : 0;
    const table = call.room(
      process.kind === 'stationaryBootstrap' ? process.returns.length * FLOAT_BYTES : POISSON_TABLE_BYTES,
    );
    call.place();
    this.#engine.prepareRun(plan.seed, plan.paths, every, call.at(values), call.at(depths));
    if (process.kind === 'stationaryBootstrap') {
      const { length } = process.returns;
      this.#engine.writeLogReturns(call.at(returns), length, call.at(table));
      this.#engine.simulateBootstrap(
        firstPath,
        plan.paths,
        plan.steps,
        call.at(table),
        length,
        process.meanBlock,
      );
    } else {
      const jumps = process.kind === 'jumpDiffusion' ? process : undefined;
      if (jumps) this.#engine.writePoissonTable(jumps.jumpsPerStep, call.at(table));
      this.#engine.simulateDiffusion(
        firstPath,
        plan.paths,
        plan.steps,
        process.drift,
        process.volatility,
        jumps ? call.at(table) : 0,
        jumps?.jumpMean ?? 0,
        jumps?.jumpDeviation ?? 0,
      );
    }
    return { call, checkpoints, stride, values, depths, extra };
  }
}

function checkedPlan(plan: SimulationPlan) {
  const { paths, steps, seed, firstPath = 0, stepsPerCheckpoint: every = steps } = plan;
  const whole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (
    !whole(paths, 1, PATHS_MAX) ||
    !whole(steps, 1, STEPS_MAX) ||
    !whole(firstPath, 0, PATH_NUMBERS - paths)
  )
    throw new ModelError('PARAMETERS_INVALID', `${paths} paths of ${steps} steps from number ${firstPath}`);
  if (!whole(every, 1, steps) || steps % every !== 0)
    throw new ModelError('PARAMETERS_INVALID', `${every} steps a checkpoint of ${steps}`);
  if (seed < 0n || seed >= SEEDS) throw new ModelError('PARAMETERS_INVALID', 'a seed has 64 bits');
  const checkpoints = steps / every;
  if (checkpoints * paths > KEPT_MAX)
    throw new ModelError('TOO_LARGE', `more than ${KEPT_MAX} values to keep`);
  return { firstPath, checkpoints, every };
}
