// Every layer for one row, forth and back, written for reading: the specification of assembly/network and assembly/train.
// Test oracle only.
import type { Arithmetic } from './arithmetic.ts';
import type { Activation, Layer } from './Network.ts';
import type { LayerShape } from './networkShapes.ts';

/** `[step][feature]` */
export type Sequence = number[][];

/**
 * A part of a gradient that one row gives: for `parameters[at + k × stride + n]` the sum over positions of
 * `inputs[position][k] × deltas[position][n]`.
 */
export interface GradientTerms {
  at: number;
  stride: number;
  inputs: Sequence;
  deltas: Sequence;
}

export interface NaiveLayer {
  outputs: Sequence;
  /** From ∂loss/∂outputs to ∂loss/∂inputs. */
  backward(deltas: Sequence): { deltas: Sequence; terms: GradientTerms[] };
}

/** Which numbers a dropout keeps: `true` at (step, feature). */
export type Keeps = (step: number, feature: number) => boolean;

/** start + Σ term(i), ascending, every product and every sum rounded. */
function dot({ round }: Arithmetic, start: number, count: number, term: (index: number) => number): number {
  let sum = start;
  for (let index = 0; index < count; index++) sum = round(sum + round(term(index)));
  return sum;
}

const rowOf = (count: number, value: (index: number) => number) =>
  Array.from({ length: count }, (_, n) => value(n));
const zeros = (count: number) => rowOf(count, () => 0);
const ones = (count: number): Sequence => Array.from({ length: count }, () => [1]);
const at = (sequence: Sequence, step: number) => sequence[step] as number[];
const num = (row: readonly number[] | Float32Array | Float64Array, index: number) => row[index] as number;

/** One layer of a network over one row. `keeps` is asked by dropouts; without it they do nothing. */
export function naiveLayer(
  arithmetic: Arithmetic,
  shape: LayerShape,
  parameters: ArrayLike<number>,
  inputs: Sequence,
  keeps?: Keeps,
): NaiveLayer {
  const values = (index: number) => (place: number) =>
    parameters[(shape.tensors[index]?.offset ?? 0) + place] as number;
  const { layer } = shape;
  switch (layer.kind) {
    case 'dense':
      return dense(arithmetic, shape, layer, values(0), values(1), inputs);
    case 'conv1d':
      return conv1d(arithmetic, shape, layer, values(0), values(1), inputs);
    case 'gru':
      return gru(arithmetic, shape, values(0), values(1), values(2), inputs);
    case 'lstm':
      return lstm(arithmetic, shape, values(0), values(1), values(2), inputs);
    case 'layerNorm':
      return layerNorm(arithmetic, shape, layer.epsilon, values(0), values(1), inputs);
    case 'dropout':
      return dropout(arithmetic, layer.rate, inputs, keeps);
    case 'flatten':
      return {
        outputs: [inputs.flat()],
        backward: ([deltas]) => ({
          deltas: inputs.map((row, step) =>
            (deltas as number[]).slice(step * row.length, (step + 1) * row.length),
          ),
          terms: [],
        }),
      };
    case 'lastStep':
      return {
        outputs: inputs.slice(-1),
        backward: ([deltas]) => ({
          deltas: inputs.map((row, step) =>
            step + 1 === inputs.length ? (deltas as number[]) : zeros(row.length),
          ),
          terms: [],
        }),
      };
    default:
      return withActivation(arithmetic, layer, inputs, (deltas) => ({ deltas, terms: [] }));
  }
}

type Tensor = (place: number) => number;

function dense(
  arithmetic: Arithmetic,
  shape: LayerShape,
  layer: Extract<Layer, { kind: 'dense' }>,
  kernel: Tensor,
  bias: Tensor,
  inputs: Sequence,
): NaiveLayer {
  const { clean } = arithmetic;
  const { units } = layer;
  const features = shape.featuresIn;
  const sums = inputs.map((x) =>
    rowOf(units, (n) => clean(dot(arithmetic, bias(n), features, (k) => kernel(k * units + n) * num(x, k)))),
  );
  return withActivation(arithmetic, layer, sums, (deltas) => ({
    deltas: deltas.map((delta) =>
      rowOf(features, (k) => clean(dot(arithmetic, 0, units, (n) => kernel(k * units + n) * num(delta, n)))),
    ),
    terms: [
      { at: offsetOf(shape, 0), stride: units, inputs, deltas },
      { at: offsetOf(shape, 1), stride: units, inputs: ones(inputs.length), deltas },
    ],
  }));
}

/** Newest tap first, forth and back; each tap's sum is cleaned before the next begins. */
function conv1d(
  arithmetic: Arithmetic,
  shape: LayerShape,
  { kind: _, taps, dilation, units, ...activation }: Extract<Layer, { kind: 'conv1d' }>,
  kernel: Tensor,
  bias: Tensor,
  inputs: Sequence,
): NaiveLayer {
  const { clean } = arithmetic;
  const features = shape.featuresIn;
  const steps = inputs.length;
  const weight = (back: number, k: number, n: number) =>
    kernel(((taps - 1 - back) * features + k) * units + n);
  const seen = rowOf(taps, (back) => back).filter((back) => back === 0 || back * dilation < steps);
  const sums = inputs.map((_row, step) =>
    rowOf(units, (n) => {
      let sum = bias(n);
      for (const back of seen) {
        const x = inputs[step - back * dilation];
        if (x) sum = clean(dot(arithmetic, sum, features, (k) => weight(back, k, n) * num(x, k)));
      }
      return sum;
    }),
  );
  return withActivation(arithmetic, activation, sums, (deltas) => ({
    deltas: inputs.map((_row, step) =>
      rowOf(features, (k) => {
        let sum = 0;
        for (const back of seen) {
          const delta = deltas[step + back * dilation];
          if (delta) sum = clean(dot(arithmetic, sum, units, (n) => weight(back, k, n) * num(delta, n)));
        }
        return sum;
      }),
    ),
    terms: [
      ...seen.map((back) => ({
        at: offsetOf(shape, 0) + (taps - 1 - back) * features * units,
        stride: units,
        inputs: inputs.slice(0, steps - back * dilation),
        deltas: deltas.slice(back * dilation),
      })),
      { at: offsetOf(shape, 1), stride: units, inputs: ones(steps), deltas },
    ],
  }));
}

function gru(
  arithmetic: Arithmetic,
  shape: LayerShape,
  kernel: Tensor,
  recurrent: Tensor,
  bias: Tensor,
  inputs: Sequence,
): NaiveLayer {
  const { round, clean, sigmoid, tanh } = arithmetic;
  const features = shape.featuresIn;
  const units = shape.featuresOut;
  const width = 3 * units;
  const resets: Sequence = [];
  const gates: Sequence = [];
  const states: Sequence = [];
  const before = (step: number) => states[step - 1] ?? zeros(units);
  for (const [step, x] of inputs.entries()) {
    const h = before(step);
    const sums = rowOf(width, (n) =>
      clean(dot(arithmetic, bias(n), features, (k) => kernel(k * width + n) * num(x, k))),
    );
    const zr = rowOf(2 * units, (n) =>
      clean(
        sigmoid(clean(dot(arithmetic, num(sums, n), units, (j) => recurrent(j * width + n) * num(h, j)))),
      ),
    );
    const reset = rowOf(units, (j) => clean(round(num(zr, units + j) * num(h, j))));
    const c = rowOf(units, (n) => {
      const place = 2 * units + n;
      const sum = dot(
        arithmetic,
        num(sums, place),
        units,
        (j) => recurrent(j * width + place) * num(reset, j),
      );
      return clean(tanh(clean(sum)));
    });
    resets.push(reset);
    gates.push([...zr, ...c]);
    states.push(
      rowOf(units, (j) => {
        const z = num(zr, j);
        return clean(round(round(z * num(h, j)) + round(round(1 - z) * num(c, j))));
      }),
    );
  }
  const backward = (above: Sequence) => {
    const deltas: Sequence = inputs.map(() => zeros(width));
    let carried = zeros(units);
    for (let step = inputs.length - 1; step >= 0; step--) {
      const gate = at(gates, step);
      const h = before(step);
      const delta = at(deltas, step);
      const kept = zeros(units);
      for (let j = 0; j < units; j++) {
        const d = clean(round(num(carried, j) + num(at(above, step), j)));
        const [z, c] = [num(gate, j), num(gate, 2 * units + j)];
        const fresh = round(1 - z);
        const distance = clean(round(num(h, j) - c));
        delta[2 * units + j] = clean(round(clean(round(d * fresh)) * round(1 - round(c * c))));
        delta[j] = clean(round(clean(round(d * distance)) * clean(round(z * fresh))));
        kept[j] = round(d * z);
      }
      for (let j = 0; j < units; j++) {
        const through = clean(
          dot(arithmetic, 0, units, (n) => recurrent(j * width + 2 * units + n) * num(delta, 2 * units + n)),
        );
        const r = num(gate, units + j);
        delta[units + j] = clean(round(clean(round(through * num(h, j))) * clean(round(r * round(1 - r)))));
        kept[j] = round(num(kept, j) + round(through * r));
      }
      carried = rowOf(units, (j) =>
        clean(dot(arithmetic, num(kept, j), 2 * units, (n) => recurrent(j * width + n) * num(delta, n))),
      );
    }
    const part = (from: number, to: number) => deltas.map((row) => row.slice(from, to));
    return {
      deltas: backThroughKernel(arithmetic, kernel, deltas, features, width),
      terms: [
        { at: offsetOf(shape, 0), stride: width, inputs, deltas },
        {
          at: offsetOf(shape, 1),
          stride: width,
          inputs: states.slice(0, -1),
          deltas: part(0, 2 * units).slice(1),
        },
        { at: offsetOf(shape, 1) + 2 * units, stride: width, inputs: resets, deltas: part(2 * units, width) },
        { at: offsetOf(shape, 2), stride: width, inputs: ones(inputs.length), deltas },
      ],
    };
  };
  return { outputs: states, backward };
}

function lstm(
  arithmetic: Arithmetic,
  shape: LayerShape,
  kernel: Tensor,
  recurrent: Tensor,
  bias: Tensor,
  inputs: Sequence,
): NaiveLayer {
  const { round, clean, sigmoid, tanh } = arithmetic;
  const features = shape.featuresIn;
  const units = shape.featuresOut;
  const width = 4 * units;
  const gates: Sequence = [];
  const cells: Sequence = [];
  const tanhs: Sequence = [];
  const states: Sequence = [];
  for (const [step, x] of inputs.entries()) {
    const h = states[step - 1] ?? zeros(units);
    const cell = cells[step - 1] ?? zeros(units);
    const gate = rowOf(width, (n) => {
      const sum = clean(dot(arithmetic, bias(n), features, (k) => kernel(k * width + n) * num(x, k)));
      const whole = clean(dot(arithmetic, sum, units, (j) => recurrent(j * width + n) * num(h, j)));
      return clean(n >= 2 * units && n < 3 * units ? tanh(whole) : sigmoid(whole));
    });
    const next = rowOf(units, (j) => {
      const kept = round(num(gate, units + j) * num(cell, j));
      return clean(round(kept + round(num(gate, j) * num(gate, 2 * units + j))));
    });
    const squashed = next.map((value) => clean(tanh(value)));
    gates.push(gate);
    cells.push(next);
    tanhs.push(squashed);
    states.push(rowOf(units, (j) => clean(round(num(gate, 3 * units + j) * num(squashed, j)))));
  }
  const gateDelta = (delta: number, factor: number, gate: number) =>
    clean(round(clean(round(delta * factor)) * clean(round(gate * round(1 - gate)))));
  const backward = (above: Sequence) => {
    const deltas: Sequence = inputs.map(() => zeros(width));
    let carried = zeros(units);
    const memories = zeros(units);
    for (let step = inputs.length - 1; step >= 0; step--) {
      const delta = at(deltas, step);
      for (let j = 0; j < units; j++) {
        const [i, f, g, o] = [0, 1, 2, 3].map((gate) => num(at(gates, step), gate * units + j)) as [
          number,
          number,
          number,
          number,
        ];
        const t = num(at(tanhs, step), j);
        const state = clean(round(num(carried, j) + num(at(above, step), j)));
        const through = round(clean(round(state * o)) * round(1 - round(t * t)));
        const memory = clean(round(num(memories, j) + through));
        delta[j] = gateDelta(memory, g, i);
        delta[units + j] = gateDelta(memory, cells[step - 1]?.[j] ?? 0, f);
        delta[2 * units + j] = clean(round(clean(round(memory * i)) * round(1 - round(g * g))));
        delta[3 * units + j] = gateDelta(state, t, o);
        memories[j] = clean(round(memory * f));
      }
      carried = rowOf(units, (j) =>
        clean(dot(arithmetic, 0, width, (n) => recurrent(j * width + n) * num(delta, n))),
      );
    }
    return {
      deltas: backThroughKernel(arithmetic, kernel, deltas, features, width),
      terms: [
        { at: offsetOf(shape, 0), stride: width, inputs, deltas },
        { at: offsetOf(shape, 1), stride: width, inputs: states.slice(0, -1), deltas: deltas.slice(1) },
        { at: offsetOf(shape, 2), stride: width, inputs: ones(inputs.length), deltas },
      ],
    };
  };
  return { outputs: states, backward };
}

function backThroughKernel(
  arithmetic: Arithmetic,
  kernel: Tensor,
  deltas: Sequence,
  features: number,
  width: number,
): Sequence {
  return deltas.map((delta) =>
    rowOf(features, (k) =>
      arithmetic.clean(dot(arithmetic, 0, width, (n) => kernel(k * width + n) * num(delta, n))),
    ),
  );
}

function layerNorm(
  arithmetic: Arithmetic,
  shape: LayerShape,
  epsilon: number,
  gamma: Tensor,
  beta: Tensor,
  inputs: Sequence,
): NaiveLayer {
  const { round, clean } = arithmetic;
  const count = shape.featuresIn;
  const factors: number[] = [];
  const normalised = inputs.map((x) => {
    const mean = round(x.reduce((sum, value) => round(sum + value), 0) / count);
    const distances = x.map((value) => clean(round(value - mean)));
    const squares = dot(arithmetic, 0, count, (n) => num(distances, n) ** 2);
    const variance = round(round(squares / count) + round(epsilon));
    const factor = clean(round(1 / round(Math.sqrt(variance))));
    factors.push(factor);
    return distances.map((distance) => clean(round(distance * factor)));
  });
  const backward = (above: Sequence) => ({
    deltas: above.map((row, step) => {
      const x = at(normalised, step);
      const scaled = row.map((delta, n) => clean(round(delta * gamma(n))));
      const mean = round(scaled.reduce((sum, value) => round(sum + value), 0) / count);
      const along = clean(round(dot(arithmetic, 0, count, (n) => num(scaled, n) * num(x, n)) / count));
      return scaled.map((delta, n) => {
        const rest = clean(round(round(delta - mean) - round(num(x, n) * along)));
        return clean(round(rest * num(factors, step)));
      });
    }),
    terms: [
      {
        at: offsetOf(shape, 0),
        stride: count,
        inputs: ones(inputs.length),
        deltas: above.map((row, step) => row.map((delta, n) => round(num(at(normalised, step), n) * delta))),
      },
      { at: offsetOf(shape, 1), stride: count, inputs: ones(inputs.length), deltas: above },
    ],
  });
  const outputs = normalised.map((x) => x.map((value, n) => clean(round(round(gamma(n) * value) + beta(n)))));
  return { outputs, backward };
}

function dropout({ round, clean }: Arithmetic, rate: number, inputs: Sequence, keeps?: Keeps): NaiveLayer {
  if (!keeps) return { outputs: inputs, backward: (deltas) => ({ deltas, terms: [] }) };
  const scale = round(1 / (1 - Math.fround(rate)));
  const drop = (sequence: Sequence) =>
    sequence.map((row, step) => row.map((value, n) => (keeps(step, n) ? clean(round(value * scale)) : 0)));
  return { outputs: drop(inputs), backward: (deltas) => ({ deltas: drop(deltas), terms: [] }) };
}

/** What lies below an activation hears ∂loss/∂(what the activation was given). */
function withActivation(
  arithmetic: Arithmetic,
  { activation, alpha = 0 }: { activation: Activation; alpha?: number },
  sums: Sequence,
  backward: NaiveLayer['backward'],
): NaiveLayer {
  const slope = Math.fround(alpha);
  const outputs = sums.map((row) =>
    activation === 'softmax'
      ? softmax(arithmetic, row)
      : row.map((x) => activate(arithmetic, activation, slope, x)),
  );
  const through = (deltas: number[], step: number) => {
    const y = at(outputs, step);
    if (activation === 'softmax') return softmaxBackward(arithmetic, y, deltas);
    const given = activation === 'gelu' ? at(sums, step) : y;
    return deltas.map((delta, n) => slopeDelta(arithmetic, activation, slope, num(given, n), delta));
  };
  return { outputs, backward: (deltas) => backward(deltas.map(through)) };
}

function activate(
  { round, clean, exp, sigmoid, tanh, normal }: Arithmetic,
  activation: Activation,
  alpha: number,
  x: number,
): number {
  switch (activation) {
    case 'relu':
      return x > 0 ? x : 0;
    case 'tanh':
      return clean(tanh(x));
    case 'sigmoid':
      return clean(sigmoid(x));
    case 'leakyRelu':
      return clean(x > 0 ? x : round(x * alpha));
    case 'elu':
      return clean(x > 0 ? x : round(alpha * round(exp(x) - 1)));
    case 'gelu':
      return clean(round(x * normal(x)));
    default:
      return x;
  }
}

/** δ times the slope: told from the result, only a gelu's from what it was given. */
function slopeDelta(
  { round, clean, geluSlope }: Arithmetic,
  activation: Activation,
  alpha: number,
  y: number,
  delta: number,
): number {
  switch (activation) {
    case 'relu':
      return y > 0 ? delta : 0;
    case 'tanh':
      return clean(round(delta * round(1 - round(y * y))));
    case 'sigmoid':
      return clean(round(delta * clean(round(y * round(1 - y)))));
    case 'leakyRelu':
      return clean(y > 0 ? delta : round(delta * alpha));
    case 'elu':
      return clean(y > 0 ? delta : round(delta * clean(round(y + alpha))));
    case 'gelu':
      return clean(round(delta * clean(geluSlope(y))));
    default:
      return delta;
  }
}

function softmax({ round, clean, exp }: Arithmetic, row: readonly number[]): number[] {
  const largest = row.reduce((most, value) => (most < value ? value : most));
  const powers = row.map((value) => exp(round(value - largest)));
  const sum = powers.reduce((all, power) => round(all + power), 0);
  return powers.map((power) => clean(round(power / sum)));
}

function softmaxBackward(arithmetic: Arithmetic, y: readonly number[], deltas: readonly number[]): number[] {
  const { round, clean } = arithmetic;
  const sum = dot(arithmetic, 0, y.length, (n) => num(deltas, n) * num(y, n));
  return deltas.map((delta, n) => clean(round(num(y, n) * clean(round(delta - sum)))));
}

function offsetOf(shape: LayerShape, tensor: number): number {
  return shape.tensors[tensor]?.offset as number;
}
