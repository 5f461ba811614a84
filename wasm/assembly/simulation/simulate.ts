// Monte Carlo over the logarithm of what 1 becomes, f32. A lane is a path and knows only the seed and its own number, so that any path comes
// out the same alone. Counters: draw, path, 0, stream.
import { normalPair, prepareDeviates } from './gaussian';
import { philox, words } from './philox';
import { jumpCounts } from './poisson';
import { checkpoints, drawdowns, every, strideBytes } from './run';

const VECTOR: usize = 16;
const LANES: usize = 4;
/** Two counters of four words. */
const STEPS_PER_DRAW: usize = 8;
const DRAW_BYTES: usize = STEPS_PER_DRAW * VECTOR;
const STREAM_DIFFUSION: i32 = 0;
const STREAM_JUMP_COUNTS: i32 = 1;
const STREAM_JUMP_SIZES: i32 = 2;

/** How the logarithms change in each step of a draw; the words that say how many jumps these have; deviates of a jump's size. */
const changes = memory.data(128, 16);
const chances = memory.data(128, 16);
const sizes = memory.data(32, 16);

/** The words of two counters in a row of a stream. */
function drawWords(counter: usize, paths: v128, stream: i32): void {
  const first = i32x4.splat(<i32>counter);
  philox(first, i32x4.add(first, i32x4.splat(1)), paths, i32x4.splat(0), i32x4.splat(stream));
}

/** Fills `changes` with drift + volatility × deviate. */
function drawChanges(draw: usize, paths: v128, drifts: v128, volatilities: v128): void {
  drawWords(2 * draw, paths, STREAM_DIFFUSION);
  for (let at: usize = 0; at < DRAW_BYTES; at += 2 * VECTOR) {
    normalPair(v128.load(words + at, 0), v128.load(words + at, 16), changes + at);
    const first = f32x4.mul(volatilities, v128.load(changes + at, 0));
    const second = f32x4.mul(volatilities, v128.load(changes + at, 16));
    v128.store(changes + at, f32x4.add(drifts, first), 0);
    v128.store(changes + at, f32x4.add(drifts, second), 16);
  }
}

/** Adds the jumps of the steps of a draw to `changes`. */
function addJumps(draw: usize, paths: v128, table: usize, mean: f32, deviation: f32): void {
  drawWords(2 * draw, paths, STREAM_JUMP_COUNTS);
  memory.copy(chances, words, DRAW_BYTES);
  for (let step: usize = 0; step < STEPS_PER_DRAW; step++) {
    const counts = jumpCounts(v128.load(chances + step * VECTOR), table);
    if (!v128.any_true(counts)) continue;
    const at = changes + step * VECTOR;
    const jumps = jumpsOf(draw * STEPS_PER_DRAW + step, paths, counts, mean, deviation);
    v128.store(at, f32x4.add(v128.load(at), jumps));
  }
}

/** The sum of a step's jumps, which is normal with n × mean and √n × deviation. */
function jumpsOf(step: usize, paths: v128, counts: v128, mean: f32, deviation: f32): v128 {
  drawWords(step, paths, STREAM_JUMP_SIZES);
  normalPair(v128.load(words, 0), v128.load(words, 16), sizes);
  const n = f32x4.convert_i32x4_s(counts);
  const spread = f32x4.mul(f32x4.mul(f32x4.sqrt(n), f32x4.splat(deviation)), v128.load(sizes));
  return f32x4.add(f32x4.mul(n, f32x4.splat(mean)), spread);
}

/**
 * `paths` from number `firstPath` on. Each step adds `drift` + `volatility` × a normal deviate: geometric Brownian motion. Where `table` (of `writePoissonTable`) is
 * not 0, a step also has n jumps, n Poisson, each normal in the logarithm: R. C. Merton, "Option pricing when underlying stock returns are
 * discontinuous", J. Financial Economics 3, 1976.
 */
export function simulateDiffusion(
  firstPath: u32,
  paths: usize,
  steps: usize,
  drift: f32,
  volatility: f32,
  table: usize,
  jumpMean: f32,
  jumpDeviation: f32,
): void {
  prepareDeviates();
  const drifts = f32x4.splat(drift);
  const volatilities = f32x4.splat(volatility);
  for (let group: usize = 0; group * LANES < paths; group++) {
    const numbers = i32x4.add(i32x4.splat(firstPath + <u32>(group * LANES)), i32x4(0, 1, 2, 3));
    let value = f32x4.splat(0);
    let high = value;
    let depth = value;
    let untilCheckpoint = every;
    let target = checkpoints + group * VECTOR;
    for (let draw: usize = 0; draw * STEPS_PER_DRAW < steps; draw++) {
      drawChanges(draw, numbers, drifts, volatilities);
      if (table) addJumps(draw, numbers, table, jumpMean, jumpDeviation);
      const end = changes + min(steps - draw * STEPS_PER_DRAW, STEPS_PER_DRAW) * VECTOR;
      for (let at = changes; at < end; at += VECTOR) {
        value = f32x4.add(value, v128.load(at));
        high = f32x4.pmax(high, value);
        depth = f32x4.pmax(depth, f32x4.sub(high, value));
        if (--untilCheckpoint !== 0) continue;
        v128.store(target, value);
        target += strideBytes;
        untilCheckpoint = every;
      }
    }
    v128.store(drawdowns + group * VECTOR, depth);
  }
}
