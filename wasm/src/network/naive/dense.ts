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

/** At each step by itself. */
export function dense(
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
