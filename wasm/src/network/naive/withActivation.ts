import type { Arithmetic } from '../arithmetic.ts';
import type { Activation } from '../Network.ts';
import { at, dot, type NaiveLayer, num, type Sequence } from './naiveParts.ts';

/** What lies below an activation hears ∂loss/∂(what the activation was given). */
export function withActivation(
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
      return Math.max(0, x);
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
  const largest = Math.max(...row);
  const powers = row.map((value) => exp(round(value - largest)));
  const sum = powers.reduce((all, power) => round(all + power), 0);
  return powers.map((power) => clean(round(power / sum)));
}

function softmaxBackward(arithmetic: Arithmetic, y: readonly number[], deltas: readonly number[]): number[] {
  const { round, clean } = arithmetic;
  const sum = dot(arithmetic, 0, y.length, (n) => num(deltas, n) * num(y, n));
  return deltas.map((delta, n) => clean(round(num(y, n) * clean(round(delta - sum)))));
}
