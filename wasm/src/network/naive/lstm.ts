import type { Arithmetic } from '../arithmetic.ts';
import type { LayerShape } from '../networkShapes.ts';
import {
  at,
  backThroughKernel,
  dot,
  type NaiveLayer,
  num,
  offsetOf,
  ones,
  rowOf,
  type Sequence,
  type Tensor,
  zeros,
} from './naiveParts.ts';

/** As assembly/network/lstm.ts, gates i, f, g, o. */
export function lstm(
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
