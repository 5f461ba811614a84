import type { Arithmetic } from '../arithmetic.ts';
import type { Keeps, NaiveLayer, Sequence } from './naiveParts.ts';

/** Inverted: what is kept is scaled. */
export function dropout(
  { round, clean }: Arithmetic,
  rate: number,
  inputs: Sequence,
  keeps?: Keeps,
): NaiveLayer {
  if (!keeps) return { outputs: inputs, backward: (deltas) => ({ deltas, terms: [] }) };
  const scale = round(1 / (1 - Math.fround(rate)));
  const drop = (sequence: Sequence) =>
    sequence.map((row, step) => row.map((value, n) => (keeps(step, n) ? clean(round(value * scale)) : 0)));
  return { outputs: drop(inputs), backward: (deltas) => ({ deltas: drop(deltas), terms: [] }) };
}
