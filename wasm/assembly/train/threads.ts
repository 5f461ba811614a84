// Several instances over one shared memory train as one. Work is divided by rows on the way forth and back and by outputs
// in the sums over rows, never inside a sum: any number of threads gives the same bits.
import { BLOCK_ROWS } from '../network/Layer';

/** Arrivals and generation of the barrier, each in a cache line of its own. */
const ARRIVED: usize = memory.data(64, 64);
const GENERATION: usize = memory.data(64, 64);
const SPINS: i32 = 20000;
/** A sleeper looks again after a millisecond, should a wake-up be lost to a host that cannot wait. */
const SLEEP_NS: i64 = 1000000;

export let thread: usize = 0;
export let threads: usize = 1;

export function joinThreads(index: usize, count: usize): void {
  thread = index;
  threads = count;
}

/** The first of this thread's share of `count` blocks or tiles; the end is the next thread's first. */
export function firstOf(count: usize, index: usize): usize {
  return (count * index) / threads;
}

/** The same for outputs: whole pairs of tiles, as the products like them. */
export function firstOutputOf(outputs: usize, index: usize): usize {
  return index === threads ? outputs : firstOf(outputs, index) & ~(BLOCK_ROWS - 1);
}

/** Returns when all threads have come here. */
export function barrier(): void {
  if (!ASC_FEATURE_THREADS || threads === 1) return;
  const generation = atomic.load<i32>(GENERATION);
  if (atomic.add<i32>(ARRIVED, 1) === <i32>threads - 1) {
    atomic.store<i32>(ARRIVED, 0);
    atomic.add<i32>(GENERATION, 1);
    atomic.notify(GENERATION, -1);
    return;
  }
  for (let spin = 0; spin < SPINS; spin++) if (atomic.load<i32>(GENERATION) !== generation) return;
  while (atomic.load<i32>(GENERATION) === generation) atomic.wait<i32>(GENERATION, generation, SLEEP_NS);
}
