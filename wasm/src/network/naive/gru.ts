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

/** As assembly/network/gru.ts, gates z, r, candidate. */
export function gru(
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
