// What every layer of the reference is made of. Test oracle only.
import type { Arithmetic } from '../arithmetic.ts';
import type { LayerShape } from '../networkShapes.ts';

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

/** A tensor's numbers by their place in it. */
export type Tensor = (place: number) => number;

/** start + Σ term(i), ascending, every product and every sum rounded. */
export function dot(
  { round }: Arithmetic,
  start: number,
  count: number,
  term: (index: number) => number,
): number {
  let sum = start;
  for (let index = 0; index < count; index++) sum = round(sum + round(term(index)));
  return sum;
}

export function rowOf(count: number, value: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, n) => value(n));
}

export function zeros(count: number): number[] {
  return rowOf(count, () => 0);
}

/** What a bias is multiplied by. */
export function ones(count: number): Sequence {
  return Array.from({ length: count }, () => [1]);
}

export function at(sequence: Sequence, step: number): number[] {
  return sequence[step] as number[];
}

export function num(row: readonly number[], index: number): number {
  return row[index] as number;
}

/** Where a layer's tensor begins among all parameters. */
export function offsetOf(shape: LayerShape, tensor: number): number {
  return shape.tensors[tensor]?.offset as number;
}

/** ∂loss/∂inputs of a cell from ∂loss/∂ of its gates. */
export function backThroughKernel(
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
