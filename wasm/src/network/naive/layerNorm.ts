import type { Arithmetic } from '../arithmetic.ts';
import type { LayerShape } from '../networkShapes.ts';
import { at, dot, type NaiveLayer, num, offsetOf, ones, type Sequence, type Tensor } from './naiveParts.ts';

/** Over the features of each step. */
export function layerNorm(
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
