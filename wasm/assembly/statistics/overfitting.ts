// Combinatorially symmetric cross-validation: D. H. Bailey, J. Borwein, M. López de Prado & Q. J. Zhu, "The Probability of Backtest
// Overfitting", J. Computational Finance 20 (4), 2017. Whoever was best in half of the blocks: how good is it in the other half?
import { ln } from '../model/transcendental';

const PAIR_BYTES: usize = 2 * sizeof<f64>();
/** A split's row of the result: logit, Sharpe of the chosen strategy in the chosen half, and in the other. */
export const SPLIT_BYTES: usize = 24;

/** Sum and sum of squares of every strategy in every block, so that a half costs a few additions. */
function sumBlocks(returns: usize, strategies: usize, rows: usize, blocks: usize, sums: usize): void {
  const blockRows = rows / blocks;
  // The paper wants equal blocks: rows that do not fill one are the oldest.
  const skipped = rows - blockRows * blocks;
  for (let strategy: usize = 0; strategy < strategies; strategy++) {
    let at = returns + (strategy * rows + skipped) * sizeof<f64>();
    for (let block: usize = 0; block < blocks; block++) {
      let sum: f64 = 0;
      let squares: f64 = 0;
      for (let row: usize = 0; row < blockRows; row++, at += sizeof<f64>()) {
        const value = load<f64>(at);
        sum += value;
        squares += value * value;
      }
      const pair = sums + (strategy * blocks + block) * PAIR_BYTES;
      store<f64>(pair, sum, 0);
      store<f64>(pair, squares, 8);
    }
  }
}

/** Sharpe ratio per row over the blocks whose bits are set; 0 without variation. */
function sharpeOver(pairs: usize, blocks: usize, mask: u32, n: f64): f64 {
  let sum: f64 = 0;
  let squares: f64 = 0;
  for (let block: usize = 0; block < blocks; block++) {
    if (!((mask >> <u32>block) & 1)) continue;
    sum += load<f64>(pairs + block * PAIR_BYTES, 0);
    squares += load<f64>(pairs + block * PAIR_BYTES, 8);
  }
  const mean = sum / n;
  const variance = (squares - sum * mean) / (n - 1);
  return variance > 0 ? mean / sqrt(variance) : 0;
}

/** The next larger number with as many bits set (HAKMEM 175). */
function nextMask(mask: u32): u32 {
  const lowest = mask & (0 - mask);
  const ripple = mask + lowest;
  return ripple | (((ripple ^ mask) >> 2) / lowest);
}

/**
 * Takes every choice of half of the blocks. `returns` is [strategies][rows] f64, `work` has room for [strategies][blocks] pairs and
 * [strategies] f64. Writes one row of three f64 for each choice (`SPLIT_BYTES`) to `splits` and returns how many there are.
 */
export function crossValidate(
  returns: usize,
  strategies: usize,
  rows: usize,
  blocks: usize,
  work: usize,
  splits: usize,
): usize {
  const others = work + strategies * blocks * PAIR_BYTES;
  sumBlocks(returns, strategies, rows, blocks, work);
  const all: u32 = ((<u32>1) << (<u32>blocks)) - 1;
  const n = <f64>((rows / blocks) * (blocks / 2));
  let row = splits;
  for (let mask: u32 = ((<u32>1) << (<u32>(blocks / 2))) - 1; mask <= all; mask = nextMask(mask)) {
    let chosen: usize = 0;
    let best = -f64.MAX_VALUE;
    for (let strategy: usize = 0; strategy < strategies; strategy++) {
      const pairs = work + strategy * blocks * PAIR_BYTES;
      const inside = sharpeOver(pairs, blocks, mask, n);
      store<f64>(others + strategy * sizeof<f64>(), sharpeOver(pairs, blocks, all ^ mask, n));
      if (inside > best) {
        best = inside;
        chosen = strategy;
      }
    }
    const outside = load<f64>(others + chosen * sizeof<f64>());
    const share = rankOf(outside, others, strategies) / <f64>(strategies + 1);
    store<f64>(row, ln(share / (1 - share)), 0);
    store<f64>(row, best, 8);
    store<f64>(row, outside, 16);
    row += SPLIT_BYTES;
  }
  return (row - splits) / SPLIT_BYTES;
}

/** 1 for the worst; equals share the mean of their ranks. */
function rankOf(value: f64, values: usize, count: usize): f64 {
  let below: f64 = 0;
  let equal: f64 = 0;
  for (let i: usize = 0; i < count; i++) {
    const other = load<f64>(values + i * sizeof<f64>());
    if (other < value) below++;
    else if (other === value) equal++;
  }
  return below + (equal + 1) / 2;
}
