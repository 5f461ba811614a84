import type { Arithmetic } from '../arithmetic.ts';
import type { Layer } from '../Network.ts';
import type { LayerShape } from '../networkShapes.ts';
import {
  dot,
  type NaiveLayer,
  num,
  offsetOf,
  ones,
  rowOf,
  type Sequence,
  type Tensor,
} from './naiveParts.ts';
import { withActivation } from './withActivation.ts';

/** Newest tap first, forth and back; each tap's sum is cleaned before the next begins. */
export function conv1d(
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
