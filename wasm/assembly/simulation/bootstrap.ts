// The stationary bootstrap: D. N. Politis & J. P. Romano, "The Stationary Bootstrap", J. American Statistical Association 89, 1994. A path is made of
// blocks of the history, each from a random bar on and of geometric length, round the end to the beginning.
import { ln } from '../model/transcendental';
import { philox, words } from './philox';
import { checkpoints, drawdowns, every, strideBytes } from './run';

const STREAM_BLOCKS: i32 = 3;
const NUMBER: usize = sizeof<f32>();
/** Eight counters give four words each, and a block takes two of them. */
const COUNTERS: usize = 8;
const BLOCKS_PER_DRAW: usize = 16;
const HALF_WORD: f64 = 0.5;
const WORD: f64 = 2.3283064365386963e-10; // 2^-32

/** ln(1 + r) in f32 of `count` returns above −1 (f64). */
export function writeLogReturns(returns: usize, count: usize, target: usize): void {
  for (let i: usize = 0; i < count; i++) {
    store<f32>(target + i * NUMBER, <f32>ln(1 + load<f64>(returns + i * sizeof<f64>())));
  }
}

/** The word at a place in the order counter by counter: a counter's four words stand at the same lane of four vectors. */
function wordAt(index: usize): u32 {
  const counter = index >> 2;
  return load<u32>(words + (counter >> 2) * 64 + (index & 3) * 16 + (counter & 3) * sizeof<u32>());
}

/** `paths` from number `firstPath` on over `count` log returns, in blocks of `meanBlock` bars on average (1 draws each bar alone). */
export function simulateBootstrap(
  firstPath: u32,
  paths: usize,
  steps: usize,
  logReturns: usize,
  count: usize,
  meanBlock: f64,
): void {
  // A block goes on with probability 1 − 1/mean: its length is 1 + floor(ln u / ln(1 − 1/mean)).
  const scale = meanBlock > 1 ? 1 / ln(1 - 1 / meanBlock) : 0;
  for (let path: usize = 0; path < paths; path++) {
    let value: f32 = 0;
    let high: f32 = 0;
    let depth: f32 = 0;
    let untilCheckpoint = every;
    let target = checkpoints + path * NUMBER;
    let block: usize = 0;
    for (let step: usize = 0; step < steps; block++) {
      const drawn = block % BLOCKS_PER_DRAW;
      if (drawn === 0) {
        const counters = i32x4.add(
          i32x4.splat(<i32>((block / BLOCKS_PER_DRAW) * COUNTERS)),
          i32x4(0, 1, 2, 3),
        );
        const number = i32x4.splat(<i32>(firstPath + <u32>path));
        const later = i32x4.add(counters, i32x4.splat(4));
        philox(counters, later, number, i32x4.splat(0), i32x4.splat(STREAM_BLOCKS));
      }
      let bar = <usize>((<u64>wordAt(2 * drawn) * <u64>count) >> 32);
      const u = (<f64>wordAt(2 * drawn + 1) + HALF_WORD) * WORD;
      const length = 1 + <usize>min(ln(u) * scale, <f64>steps);
      const end = min(step + length, steps);
      for (; step < end; step++) {
        value += load<f32>(logReturns + bar * NUMBER);
        bar = bar + 1 === count ? 0 : bar + 1;
        high = value > high ? value : high;
        const fall = high - value;
        depth = fall > depth ? fall : depth;
        if (--untilCheckpoint === 0) {
          store<f32>(target, value);
          target += strideBytes;
          untilCheckpoint = every;
        }
      }
    }
    store<f32>(drawdowns + path * NUMBER, depth);
  }
}
