// A dense network, f32. Every sum starts from the bias and adds its products one by one, inputs ascending, so that the same
// file gives the same bits everywhere. Four rows of features go through at once, one in each lane of a vector: a lane is a
// row and never a part of a sum, so it computes what a scalar would. Layout of the file: docs/protocol.md, "Models".
import { sigmoid, tanh } from './transcendental';

const LAYER_COUNT: usize = 24;
const LAYER_HEADERS: usize = 32;
const LAYER_HEADER_BYTES: usize = 16;
/** Widest layer of a valid file; the wrapper has checked it. */
const WIDTH_MAX: usize = 4096;
const RELU: u32 = 1;
const TANH: u32 = 2;
const SIGMOID: u32 = 3;

const LANES: usize = 4;
/** One number of each of the four rows. */
const VECTOR_BYTES: usize = 16;
/** `inferRows` works in two of these: what a layer takes and what it gives. */
const BUFFER_BYTES: usize = WIDTH_MAX * VECTOR_BYTES;

/** One signal for each of `count` rows of `rowBytes`; 0 where the sums overflowed, because no other answer is the same number everywhere. */
export function inferRows(
  file: usize,
  rows: usize,
  count: usize,
  rowBytes: usize,
  target: usize,
  work: usize,
): void {
  for (let first: usize = 0; first < count; first += LANES) {
    const lanes = min(LANES, count - first);
    interleave(rows + first * rowBytes, lanes, rowBytes, work);
    const outputs = runNetwork(file, work);
    for (let lane: usize = 0; lane < lanes; lane++) {
      const signal = load<f32>(outputs + lane * sizeof<f32>());
      store<f32>(target + (first + lane) * sizeof<f32>(), abs(signal) <= f32.MAX_VALUE ? signal : 0);
    }
  }
}

/** Lays rows beside each other, number by number. Missing rows repeat the last one; nobody reads their lanes. */
function interleave(rows: usize, lanes: usize, rowBytes: usize, target: usize): void {
  for (let lane: usize = 0; lane < LANES; lane++) {
    const row = rows + min(lane, lanes - 1) * rowBytes;
    const column = target + lane * sizeof<f32>();
    for (let offset: usize = 0; offset < rowBytes; offset += sizeof<f32>()) {
      store<f32>(column + offset * LANES, load<f32>(row + offset));
    }
  }
}

/** Runs all layers from the inputs at `work` and returns where the last one's outputs are. */
function runNetwork(file: usize, work: usize): usize {
  const layers = <usize>load<u32>(file, LAYER_COUNT);
  let weights = file + LAYER_HEADERS + layers * LAYER_HEADER_BYTES;
  let source = work;
  let target = work + BUFFER_BYTES;
  for (let layer: usize = 0; layer < layers; layer++) {
    const header = file + LAYER_HEADERS + layer * LAYER_HEADER_BYTES;
    const inputs = <usize>load<u32>(header, 0);
    const outputs = <usize>load<u32>(header, 4);
    runLayer(weights, inputs, outputs, source, target);
    activateAll(load<u32>(header, 8), target, outputs);
    weights += (inputs + 1) * outputs * sizeof<f32>();
    const kept = source;
    source = target;
    target = kept;
  }
  return source;
}

/** Four outputs at a time, so that their additions do not wait for each other. */
function runLayer(weights: usize, inputs: usize, outputs: usize, source: usize, target: usize): void {
  const rowBytes = inputs * sizeof<f32>();
  const biases = weights + rowBytes * outputs;
  let output: usize = 0;
  for (; output + 4 <= outputs; output += 4) {
    const row = weights + output * rowBytes;
    sumFour(row, rowBytes, biases + output * sizeof<f32>(), source, target + output * VECTOR_BYTES);
  }
  for (; output < outputs; output++) {
    const row = weights + output * rowBytes;
    sumOne(row, rowBytes, biases + output * sizeof<f32>(), source, target + output * VECTOR_BYTES);
  }
}

function sumFour(row0: usize, rowBytes: usize, biases: usize, source: usize, target: usize): void {
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
  let sum0 = v128.load32_splat(biases, 0);
  let sum1 = v128.load32_splat(biases, 4);
  let sum2 = v128.load32_splat(biases, 8);
  let sum3 = v128.load32_splat(biases, 12);
  for (let offset: usize = 0; offset < rowBytes; offset += sizeof<f32>()) {
    const input = v128.load(source + offset * LANES);
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load32_splat(row0 + offset), input));
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load32_splat(row1 + offset), input));
    sum2 = f32x4.add(sum2, f32x4.mul(v128.load32_splat(row2 + offset), input));
    sum3 = f32x4.add(sum3, f32x4.mul(v128.load32_splat(row3 + offset), input));
  }
  v128.store(target, sum0, 0);
  v128.store(target, sum1, 16);
  v128.store(target, sum2, 32);
  v128.store(target, sum3, 48);
}

function sumOne(row: usize, rowBytes: usize, bias: usize, source: usize, target: usize): void {
  let sum = v128.load32_splat(bias);
  for (let offset: usize = 0; offset < rowBytes; offset += sizeof<f32>()) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(row + offset), v128.load(source + offset * LANES)));
  }
  v128.store(target, sum);
}

function activateAll(activation: u32, values: usize, outputs: usize): void {
  const end = values + outputs * VECTOR_BYTES;
  if (activation === RELU) {
    // What is not above zero, NaN too, becomes zero.
    for (let at = values; at < end; at += VECTOR_BYTES) {
      const value = v128.load(at);
      v128.store(at, v128.and(value, f32x4.gt(value, f32x4.splat(0))));
    }
  } else if (activation === TANH) {
    for (let at = values; at < end; at += sizeof<f32>()) store<f32>(at, <f32>tanh(<f64>load<f32>(at)));
  } else if (activation === SIGMOID) {
    for (let at = values; at < end; at += sizeof<f32>()) store<f32>(at, <f32>sigmoid(<f64>load<f32>(at)));
  }
}

export function entryThreshold(file: usize): f32 {
  return load<f32>(file, 16);
}

export function exitThreshold(file: usize): f32 {
  return load<f32>(file, 20);
}
