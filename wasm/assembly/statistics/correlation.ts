// Correlation of many series, shrunk towards the identity: O. Ledoit & M. Wolf, "A well-conditioned estimator for large-dimensional
// covariance matrices", J. Multivariate Analysis 88, 2004, on standardised series, so that the target's μ is 1.
import { computeMoments, mean } from './moments';

/** Series are padded to a multiple of this: a tile of the matrix is 4 × 4, in eight vectors. */
const TILE: usize = 4;
const NUMBER: usize = sizeof<f64>();

function padded(series: usize): usize {
  return (series + TILE - 1) & ~(TILE - 1);
}

/** What `shrunkCorrelation` needs at `work`. */
export function correlationWorkBytes(series: usize, rows: usize): usize {
  return padded(series) * (rows + padded(series)) * NUMBER;
}

/** Writes [rows][padded] with mean 0 and Σx²/rows = 1 a series; one that does not vary becomes zeros. */
function standardise(values: usize, series: usize, rows: usize, target: usize): void {
  const width = padded(series);
  memory.fill(target, 0, rows * width * NUMBER);
  for (let column: usize = 0; column < series; column++) {
    const source = values + column * rows * NUMBER;
    computeMoments(source, rows);
    const centre = mean;
    let squares: f64 = 0;
    let largest: f64 = 0;
    for (let row: usize = 0; row < rows; row++) {
      const value = load<f64>(source + row * NUMBER);
      largest = max(largest, abs(value));
      squares += (value - centre) * (value - centre);
    }
    const noise = largest * 1e-14;
    if (squares <= noise * noise * <f64>rows) continue;
    const scale = sqrt(squares / <f64>rows);
    for (let row: usize = 0; row < rows; row++) {
      const value = (load<f64>(source + row * NUMBER) - centre) / scale;
      store<f64>(target + (row * width + column) * NUMBER, value);
    }
  }
}

/** The 4 × 4 sums of products at (i, j). A lane is an element of the matrix, so every sum runs in the order of time. */
function sumTile(x: usize, width: usize, rows: usize, i: usize, j: usize, target: usize): void {
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let row: usize = 0; row < rows; row++) {
    const at = x + row * width * NUMBER;
    const right = at + j * NUMBER;
    const low = v128.load(right, 0);
    const high = v128.load(right, 16);
    const left = at + i * NUMBER;
    const a = v128.load64_splat(left, 0);
    const b = v128.load64_splat(left, 8);
    const c = v128.load64_splat(left, 16);
    const d = v128.load64_splat(left, 24);
    s00 = f64x2.add(s00, f64x2.mul(a, low));
    s01 = f64x2.add(s01, f64x2.mul(a, high));
    s10 = f64x2.add(s10, f64x2.mul(b, low));
    s11 = f64x2.add(s11, f64x2.mul(b, high));
    s20 = f64x2.add(s20, f64x2.mul(c, low));
    s21 = f64x2.add(s21, f64x2.mul(c, high));
    s30 = f64x2.add(s30, f64x2.mul(d, low));
    s31 = f64x2.add(s31, f64x2.mul(d, high));
  }
  const divisor = f64x2.splat(<f64>rows);
  const rowBytes = width * NUMBER;
  const at = target + (i * width + j) * NUMBER;
  v128.store(at, f64x2.div(s00, divisor), 0);
  v128.store(at, f64x2.div(s01, divisor), 16);
  v128.store(at + rowBytes, f64x2.div(s10, divisor), 0);
  v128.store(at + rowBytes, f64x2.div(s11, divisor), 16);
  v128.store(at + 2 * rowBytes, f64x2.div(s20, divisor), 0);
  v128.store(at + 2 * rowBytes, f64x2.div(s21, divisor), 16);
  v128.store(at + 3 * rowBytes, f64x2.div(s30, divisor), 0);
  v128.store(at + 3 * rowBytes, f64x2.div(s31, divisor), 16);
}

/** Σ over rows of (Σ x²)², of which the paper's b̄² is made. */
function sumOfNorms(x: usize, width: usize, rows: usize): f64 {
  let sum: f64 = 0;
  for (let row: usize = 0; row < rows; row++) {
    let norm: f64 = 0;
    for (let column: usize = 0; column < width; column++) {
      const value = load<f64>(x + (row * width + column) * NUMBER);
      norm += value * value;
    }
    sum += norm * norm;
  }
  return sum;
}

/** δ = b²/d² of the paper's section 3.3; 0 where the sample is the identity already. */
function intensity(sample: usize, x: usize, width: usize, series: usize, rows: usize): f64 {
  let squares: f64 = 0;
  let distance: f64 = 0;
  for (let i: usize = 0; i < series; i++) {
    for (let j: usize = 0; j < series; j++) {
      const value = load<f64>(sample + (i * width + j) * NUMBER);
      const off = i === j ? value - 1 : value;
      squares += value * value;
      distance += off * off;
    }
  }
  const n = <f64>rows;
  const error = (sumOfNorms(x, width, rows) / n - squares) / n;
  return distance > 0 ? max(0, min(error, distance)) / distance : 0;
}

/**
 * Writes the [series][series] correlation matrix of `values` ([series][rows] f64, rows ≥ 2), shrunk by the paper's intensity, or not at
 * all where `shrinks` is false. A series that does not vary correlates with nothing. Returns the intensity, 0 (the sample's own) to 1 (the identity).
 */
export function shrunkCorrelation(
  values: usize,
  series: usize,
  rows: usize,
  shrinks: bool,
  matrix: usize,
  work: usize,
): f64 {
  const width = padded(series);
  const sample = work + rows * width * NUMBER;
  standardise(values, series, rows, work);
  for (let i: usize = 0; i < width; i += TILE) {
    for (let j: usize = i; j < width; j += TILE) sumTile(work, width, rows, i, j, sample);
  }
  for (let i: usize = 0; i < series; i++) {
    for (let j: usize = 0; j < i; j++) {
      store<f64>(sample + (i * width + j) * NUMBER, load<f64>(sample + (j * width + i) * NUMBER));
    }
    store<f64>(sample + (i * width + i) * NUMBER, 1);
  }
  const shrinkage = shrinks ? intensity(sample, work, width, series, rows) : 0;
  for (let i: usize = 0; i < series; i++) {
    for (let j: usize = 0; j < series; j++) {
      const value = load<f64>(sample + (i * width + j) * NUMBER);
      store<f64>(matrix + (i * series + j) * NUMBER, i === j ? 1 : (1 - shrinkage) * value);
    }
  }
  return shrinkage;
}
