// How many jumps a step has, from one word: the table holds P(n ≤ 0), P(n ≤ 1), … in 2^-32, and the count is how many the word reaches.
import { exp } from '../model/transcendental';

/** A step with more jumps than this has as many; at the largest mean that is taken, 2, it is rarer than 2^-32. */
export const JUMPS_MAX: usize = 20;
const WORDS: f64 = 4294967296;

/** Writes `JUMPS_MAX` limits (u32) for a mean of jumps a step. */
export function writePoissonTable(mean: f64, table: usize): void {
  let probability = exp(-mean);
  let sum = probability;
  for (let n: usize = 0; n < JUMPS_MAX; n++) {
    store<u32>(table + n * sizeof<u32>(), <u32>min(sum * WORDS, WORDS - 1));
    probability *= mean / <f64>(n + 1);
    sum += probability;
  }
}

/** The number of jumps in each lane. */
export function jumpCounts(chance: v128, table: usize): v128 {
  let counts = i32x4.splat(0);
  for (let n: usize = 0; n < JUMPS_MAX; n++) {
    const reached = i32x4.ge_u(chance, v128.load32_splat(table + n * sizeof<u32>()));
    if (!v128.any_true(reached)) break;
    // True is −1.
    counts = i32x4.sub(counts, reached);
  }
  return counts;
}
