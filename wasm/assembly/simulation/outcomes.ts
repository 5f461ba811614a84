// What the paths of a simulation came to, out of their logarithms.
import { exp } from '../model/transcendental';
import { sortNumbers } from '../statistics/sort';

/** Writes what 1 became on each path (f64, ascending) from `count` logarithms (f32); `falls` turns drawdowns' logarithms into parts of the high. */
export function sortOutcomes(logs: usize, count: usize, falls: bool, target: usize, work: usize): void {
  for (let i: usize = 0; i < count; i++) {
    const log = <f64>load<f32>(logs + i * sizeof<f32>());
    store<f64>(target + i * sizeof<f64>(), falls ? 1 - exp(-log) : exp(log));
  }
  sortNumbers(target, count, work);
}

/** The mean of the lowest `count` of sorted numbers. */
export function meanOfLowest(sorted: usize, count: usize): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < count; i++) sum += load<f64>(sorted + i * sizeof<f64>());
  return sum / <f64>count;
}
