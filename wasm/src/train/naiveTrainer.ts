// One training step in plain loops: the specification of assembly/train, bit for bit with `float32`. Test oracle only.
import { type Arithmetic, float32 } from '../network/arithmetic.ts';
import { naiveLayer } from '../network/naive/naiveLayer.ts';
import type { GradientTerms, NaiveLayer, Sequence } from '../network/naive/naiveParts.ts';
import { type LayerShape, networkShapes } from '../network/networkShapes.ts';
import { fullOptimizer } from './checkPlan.ts';
import { elementHash, rowHash, stepKey } from './counterHash.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import type { TrainingState } from './TrainingState.ts';

const BLOCK_ROWS = 8;
const TILE = 4;
const UINT32_END = 2 ** 32;

/** Indices of the rows that step `step` takes. */
export function batchRows(plan: TrainingPlan, rows: number, step: number): number[] {
  const key = stepKey(plan.seed, step, 0);
  return Array.from({ length: plan.batchSize }, (_, row) =>
    Math.floor((rowHash(key, row) * rows) / UINT32_END),
  );
}

/** The mean loss of a step's batch and its gradient for every parameter. */
export function naiveGradients(
  plan: TrainingPlan,
  data: TrainingData,
  step: number,
  parameters: ArrayLike<number>,
  arithmetic: Arithmetic = float32,
): { loss: number; gradients: Float64Array } {
  const shapes = trainedShapes(plan);
  const outputs = (shapes.at(-1) as LayerShape).featuresOut;
  const rows = batchRows(plan, data.targets.length / outputs, step);
  const blocks: GradientTerms[][][] = [];
  let sum = 0;
  for (let first = 0; first < rows.length; first += BLOCK_ROWS) {
    const block = rows.slice(first, first + BLOCK_ROWS).map((row, lane) => {
      const layers = runRow(plan, shapes, parameters, data, row, step, first + lane, arithmetic);
      const [given] = (layers.at(-1) as NaiveLayer).outputs as [number[]];
      const targets = Array.from(data.targets.subarray(row * outputs, (row + 1) * outputs), arithmetic.clean);
      return { layers, ...lossOfRow(plan, given, targets, arithmetic) };
    });
    sum += sumLosses(
      plan.loss,
      block.map(({ losses }) => losses),
    );
    blocks.push(block.map(({ layers, deltas }) => backThrough(layers, deltas)));
  }
  const divisor = plan.loss === 'crossEntropy' ? plan.batchSize : plan.batchSize * outputs;
  return { loss: sum / divisor, gradients: addTerms(blocks, parameters.length, arithmetic) };
}

/** The state after one more step. */
export function naiveStep(
  plan: TrainingPlan,
  data: TrainingData,
  state: TrainingState,
): { loss: number; state: TrainingState } {
  const parameters = state.parameters.map(float32.clean);
  const { loss, gradients } = naiveGradients(plan, data, state.step, parameters);
  return { loss, state: naiveUpdate(plan, state, parameters, gradients) };
}

/** A cross-entropy's activation belongs to the loss. */
function trainedShapes(plan: TrainingPlan): LayerShape[] {
  const shapes = networkShapes(plan);
  const last = shapes.at(-1) as LayerShape;
  if (plan.loss !== 'meanSquared')
    last.layer = { ...last.layer, activation: 'linear' } as LayerShape['layer'];
  return shapes;
}

function runRow(
  plan: TrainingPlan,
  shapes: readonly LayerShape[],
  parameters: ArrayLike<number>,
  data: TrainingData,
  row: number,
  step: number,
  batchRow: number,
  arithmetic: Arithmetic,
): NaiveLayer[] {
  const start = row * (data.rowStride ?? plan.steps * plan.features);
  let values: Sequence = Array.from({ length: plan.steps }, (_, at) =>
    Array.from({ length: plan.features }, (_number, n) =>
      arithmetic.clean(data.inputs[start + at * plan.features + n] as number),
    ),
  );
  return shapes.map((shape, index) => {
    const hash = rowHash(stepKey(plan.seed, step, index + 1), batchRow);
    const rate = shape.layer.kind === 'dropout' ? Math.fround(shape.layer.rate) : 0;
    const threshold = Math.floor(rate * UINT32_END);
    const keeps = (at: number, n: number) => elementHash(hash, at * shape.featuresIn + n) >= threshold;
    const layer = naiveLayer(arithmetic, shape, parameters, values, keeps);
    values = layer.outputs;
    return layer;
  });
}

function backThrough(layers: readonly NaiveLayer[], lossDeltas: number[]): GradientTerms[] {
  let deltas: Sequence = [lossDeltas];
  return layers.toReversed().flatMap((layer) => {
    const back = layer.backward(deltas);
    deltas = back.deltas;
    return back.terms;
  });
}

/** Blocks of eight rows ascending, in a block positions ascending, at a position rows ascending. */
function addTerms(blocks: GradientTerms[][][], count: number, { round }: Arithmetic): Float64Array {
  const gradients = new Float64Array(count);
  for (const block of blocks)
    for (const [index, { inputs }] of (block[0] as GradientTerms[]).entries())
      for (let position = 0; position < inputs.length; position++)
        for (const row of block) {
          const terms = row[index] as GradientTerms;
          for (const [k, x] of (terms.inputs[position] as number[]).entries())
            for (const [n, delta] of (terms.deltas[position] as number[]).entries()) {
              const at = terms.at + k * terms.stride + n;
              gradients[at] = round((gradients[at] as number) + round(x * delta));
            }
        }
  return gradients;
}

/** Each output's part of the loss, f64, and ∂loss/∂outputs, of one row. */
function lossOfRow(
  plan: TrainingPlan,
  outputs: readonly number[],
  targets: readonly number[],
  arithmetic: Arithmetic,
): { losses: number[]; deltas: number[] } {
  const { round, clean, exp, sigmoid, ln } = arithmetic;
  const target = (n: number) => targets[n] as number;
  if (plan.loss === 'crossEntropy') {
    const share = round(1 / plan.batchSize);
    const largest = Math.max(...outputs);
    const distances = outputs.map((value) => round(value - largest));
    const powers = distances.reduce((sum, distance) => round(sum + exp(distance)), 0);
    return {
      losses: distances.map((distance, n) => target(n) * (ln(powers) - distance)),
      deltas: distances.map((distance, n) =>
        clean(round(share * clean(round(clean(round(exp(distance) / powers)) - target(n))))),
      ),
    };
  }
  const share = round(1 / (plan.batchSize * outputs.length));
  if (plan.loss === 'binaryCrossEntropy')
    return {
      losses: outputs.map((y, n) => {
        const linear = round(Math.max(0, y) - round(y * target(n)));
        return linear + ln(1 + exp(-Math.abs(y)));
      }),
      deltas: outputs.map((y, n) => clean(round(share * clean(round(sigmoid(y) - target(n)))))),
    };
  const errors = outputs.map((y, n) => clean(round(y - target(n))));
  return {
    losses: errors.map((error) => round(error * error)),
    deltas: errors.map((error) => clean(round(round(share * 2) * error))),
  };
}

/** Outputs ascending, rows ascending within an output; a cross-entropy's in two halves of four rows. */
function sumLosses(loss: TrainingPlan['loss'], rows: readonly number[][]): number {
  const halves = loss === 'crossEntropy' ? [rows.slice(0, 4), rows.slice(4)] : [rows];
  let sum = 0;
  for (const half of halves)
    for (let n = 0; n < (rows[0] as number[]).length; n++) for (const row of half) sum += row[n] as number;
  return sum;
}

function naiveUpdate(
  plan: TrainingPlan,
  state: TrainingState,
  weights: Float32Array,
  gradients: Float64Array,
): TrainingState {
  const { round, clean } = float32;
  const { kind, learningRate, beta1, beta2, epsilon, weightDecay } = fullOptimizer(plan.optimizer);
  const isAdam = kind === 'adam';
  const power1 = isAdam ? state.power1 * beta1 : state.power1;
  const power2 = isAdam ? state.power2 * beta2 : state.power2;
  const correction = Math.sqrt(1 - power2);
  const rate = round(isAdam ? (learningRate * correction) / (1 - power1) : learningRate);
  const small = round(epsilon * correction);
  const factor = clipFactor(plan, gradients);
  const decays = decayedParameters(plan, weights.length);
  const next = {
    step: state.step + 1,
    parameters: weights.slice(),
    firstMoments: state.firstMoments.map(clean),
    secondMoments: state.secondMoments.map(clean),
    power1,
    power2,
  };
  for (const [i, weight] of weights.entries()) {
    const gradient = clean(round(clean(gradients[i] as number) * factor));
    const kept = round(weight * (decays[i] ? round(1 - learningRate * weightDecay) : 1));
    const first = next.firstMoments[i] as number;
    let change = round(rate * gradient);
    if (kind === 'momentum') {
      const velocity = clean(round(round(round(beta1) * first) + gradient));
      next.firstMoments[i] = velocity;
      change = round(rate * velocity);
    } else if (isAdam) {
      const mean = clean(round(round(round(beta1) * first) + round(round(1 - beta1) * gradient)));
      const square = round(round(1 - beta2) * clean(round(gradient * gradient)));
      const second = clean(round(round(round(beta2) * (next.secondMoments[i] as number)) + square));
      next.firstMoments[i] = mean;
      next.secondMoments[i] = second;
      change = round(round(rate * mean) / round(round(Math.sqrt(second)) + small));
    }
    next.parameters[i] = clean(round(kept - change));
  }
  return next;
}

function decayedParameters(plan: TrainingPlan, count: number): Uint8Array {
  const decays = new Uint8Array(count);
  for (const { tensors } of networkShapes(plan))
    for (const { name, shape, offset } of tensors)
      if (name === 'kernel' || name === 'recurrentKernel')
        decays.fill(1, offset, offset + shape.reduce((product, length) => product * length, 1));
  return decays;
}

/** clipNorm/norm where the norm is above it: f64, a sum for each output's column within tiles of four outputs. */
function clipFactor(plan: TrainingPlan, gradients: Float64Array): number {
  const { clipNorm } = fullOptimizer(plan.optimizer);
  if (clipNorm === 0) return 1;
  let sum = 0;
  for (const columns of gradientColumns(plan, gradients)) {
    const [a = 0, b = 0, c = 0, d = 0] = columns.map((column) =>
      column.reduce((squares, value) => squares + float32.clean(value) ** 2, 0),
    );
    sum += a + b + (c + d);
  }
  const norm = Math.sqrt(sum);
  return norm > clipNorm ? float32.clean(Math.fround(clipNorm / norm)) : 1;
}

/** Gradients as tiles of up to four columns, each an output with its inputs ascending; tensor by tensor, tap by tap, gate by gate. */
function gradientColumns(plan: TrainingPlan, gradients: Float64Array): number[][][] {
  return networkShapes(plan).flatMap(({ layer, tensors }) =>
    tensors.flatMap(({ shape, offset }) => {
      const gates = { gru: 3, lstm: 4 }[layer.kind as string] ?? 1;
      const width = shape.at(-1) as number;
      const inputs = shape.length > 1 ? (shape.at(-2) as number) : 1;
      const taps = shape.length > 2 ? (shape[0] as number) : 1;
      const units = width / gates;
      const tiles: number[][][] = [];
      for (let tap = 0; tap < taps; tap++)
        for (let gate = 0; gate < gates; gate++)
          for (let first = 0; first < units; first += TILE)
            tiles.push(
              Array.from({ length: Math.min(TILE, units - first) }, (_, n) =>
                Array.from({ length: inputs }, (_input, k) => {
                  const at = offset + (tap * inputs + k) * width + gate * units + first + n;
                  return gradients[at] as number;
                }),
              ),
            );
      return tiles;
    }),
  );
}
