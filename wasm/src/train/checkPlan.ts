import { type LayerShape, networkShapes, outputCount } from '../network/networkShapes.ts';
import { TrainError } from './TrainError.ts';
import { LOSSES, OPTIMIZERS, type Optimizer, type TrainingData, type TrainingPlan } from './TrainingPlan.ts';

const BATCH_ROWS = 8;
const BATCH_SIZE_MAX = 8_192;
/** Any smaller would make what it multiplies subnormal. */
const SETTING_MIN = 2 ** -40;
const RATE_MAX = 1_000;
const CLIP_MAX = 1e30;
const CHANCE_TOLERANCE = 1e-5;

/** An optimiser with everything told. */
export type FullOptimizer = Required<Optimizer>;

const invalid = (message: string) => new TrainError('PLAN_INVALID', message);

export function fullOptimizer(optimizer: Optimizer): FullOptimizer {
  return { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0, clipNorm: 0, ...optimizer };
}

/** @throws TrainError `PLAN_INVALID`; ModelError `MODEL_INVALID` for the architecture */
export function checkPlan(plan: TrainingPlan): LayerShape[] {
  const shapes = networkShapes(plan);
  outputCount(shapes);
  if (!LOSSES.includes(plan.loss)) throw invalid(`unknown loss ${plan.loss}`);
  const wanted = { meanSquared: undefined, binaryCrossEntropy: 'sigmoid', crossEntropy: 'softmax' }[
    plan.loss
  ];
  const last = plan.layers.at(-1);
  if (wanted && !(last && 'activation' in last && last.activation === wanted))
    throw invalid(`${plan.loss} wants a last layer with a ${wanted}`);
  if (!shapes.some(({ tensors }) => tensors.length > 0)) throw invalid('no layer has parameters');
  between(plan.batchSize, BATCH_ROWS, BATCH_SIZE_MAX, 'batch size');
  if (plan.batchSize % BATCH_ROWS !== 0)
    throw invalid(`a batch of ${plan.batchSize} is no multiple of eight`);
  if (!Number.isInteger(plan.seed)) throw invalid(`seed ${plan.seed} is no integer`);
  between(plan.seed, 0, 2 ** 32 - 1, 'seed');
  checkOptimizer(fullOptimizer(plan.optimizer));
  return shapes;
}

function checkOptimizer(optimizer: FullOptimizer): void {
  if (!OPTIMIZERS.includes(optimizer.kind)) throw invalid(`unknown optimiser ${optimizer.kind}`);
  if (optimizer.learningRate !== 0) between(optimizer.learningRate, SETTING_MIN, RATE_MAX, 'learning rate');
  for (const name of ['beta1', 'beta2'] as const) between(optimizer[name], 0, 1 - SETTING_MIN, name);
  between(optimizer.epsilon, SETTING_MIN, 1, 'epsilon');
  between(optimizer.weightDecay * optimizer.learningRate, 0, 1, 'learning rate × weight decay');
  if (optimizer.weightDecay < 0) throw invalid('a negative weight decay');
  between(optimizer.clipNorm, 0, CLIP_MAX, 'clip norm');
}

function between(value: number, least: number, most: number, what: string): void {
  if (!(value >= least && value <= most))
    throw invalid(`${what}: ${value} is not within ${least} and ${most}`);
}

/** How many rows there are. @throws TrainError `DATA_INVALID` */
export function checkData(plan: TrainingPlan, shapes: readonly LayerShape[], data: TrainingData): number {
  const outputs = outputCount(shapes);
  const length = plan.steps * plan.features;
  const stride = data.rowStride ?? length;
  const rows = data.targets.length / outputs;
  if (!Number.isInteger(rows) || rows < 1)
    throw new TrainError('DATA_INVALID', `${data.targets.length} targets are no rows of ${outputs}`);
  if (!Number.isInteger(stride) || stride < 1 || stride > length)
    throw new TrainError('DATA_INVALID', `a row stride of ${stride}`);
  if (data.inputs.length !== (rows - 1) * stride + length)
    throw new TrainError('DATA_INVALID', `${data.inputs.length} inputs for ${rows} rows`);
  if (!data.inputs.every(Number.isFinite) || !data.targets.every(Number.isFinite))
    throw new TrainError('DATA_INVALID', 'a number is not finite');
  if (plan.loss !== 'meanSquared') checkChances(plan, data.targets, outputs);
  return rows;
}

/** Chances within 0 and 1; those of a `crossEntropy`'s row sum to 1, or its gradient would not be that of its loss. */
function checkChances(plan: TrainingPlan, targets: Float32Array, outputs: number): void {
  if (!targets.every((target) => target >= 0 && target <= 1))
    throw new TrainError('DATA_INVALID', 'a target is not within 0 and 1');
  if (plan.loss !== 'crossEntropy') return;
  for (let row = 0; row < targets.length; row += outputs) {
    const sum = targets.subarray(row, row + outputs).reduce((all, target) => all + target, 0);
    if (Math.abs(sum - 1) > CHANCE_TOLERANCE)
      throw new TrainError('DATA_INVALID', `targets of row ${row / outputs} sum to ${sum} instead of 1`);
  }
}
