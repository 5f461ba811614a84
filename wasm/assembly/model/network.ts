// A dense network, f32. Every sum starts from the bias and adds its products one by one, inputs ascending: no tree, no
// lanes, so that the same file gives the same bits everywhere. Layout of the file: docs/protocol.md, "Models".
import { sigmoid, tanh } from './transcendental';

const LAYER_COUNT: usize = 24;
const LAYER_HEADERS: usize = 32;
const LAYER_HEADER_BYTES: usize = 16;
/** Widest layer of a valid file; the wrapper has checked it. */
const WIDTH_MAX: usize = 4096;
const RELU: u32 = 1;
const TANH: u32 = 2;
const SIGMOID: u32 = 3;

/** Bytes of working memory that `infer` wants: two layers' outputs. */
export const INFER_WORK_BYTES: usize = 2 * WIDTH_MAX * sizeof<f32>();

function activate(sum: f32, activation: u32): f32 {
  if (activation === RELU) return sum > 0 ? sum : 0;
  if (activation === TANH) return <f32>tanh(<f64>sum);
  if (activation === SIGMOID) return <f32>sigmoid(<f64>sum);
  return sum;
}

function runLayer(
  weights: usize,
  inputs: usize,
  outputs: usize,
  activation: u32,
  source: usize,
  target: usize,
): void {
  const biases = weights + inputs * outputs * sizeof<f32>();
  for (let row: usize = 0; row < outputs; row++) {
    let sum = load<f32>(biases + row * sizeof<f32>());
    for (
      let offset: usize = 0;
      offset < inputs * sizeof<f32>();
      offset += sizeof<f32>(), weights += sizeof<f32>()
    ) {
      sum += load<f32>(weights) * load<f32>(source + offset);
    }
    store<f32>(target + row * sizeof<f32>(), activate(sum, activation));
  }
}

/**
 * The signal for one row of features; 0 where the sums overflowed, because no other answer is the same number everywhere.
 * `work` holds INFER_WORK_BYTES.
 */
export function infer(file: usize, features: usize, work: usize): f32 {
  const layers = <usize>load<u32>(file, LAYER_COUNT);
  let weights = file + LAYER_HEADERS + layers * LAYER_HEADER_BYTES;
  let source = features;
  let target = work;
  for (let layer: usize = 0; layer < layers; layer++) {
    const header = file + LAYER_HEADERS + layer * LAYER_HEADER_BYTES;
    const inputs = <usize>load<u32>(header, 0);
    const outputs = <usize>load<u32>(header, 4);
    runLayer(weights, inputs, outputs, load<u32>(header, 8), source, target);
    weights += (inputs + 1) * outputs * sizeof<f32>();
    source = target;
    target = target === work ? work + WIDTH_MAX * sizeof<f32>() : work;
  }
  const signal = load<f32>(source);
  return abs(signal) <= f32.MAX_VALUE ? signal : 0;
}

/** One signal for each of `count` rows of `rowBytes`. */
export function inferRows(
  file: usize,
  rows: usize,
  count: usize,
  rowBytes: usize,
  target: usize,
  work: usize,
): void {
  for (let i: usize = 0; i < count; i++) {
    store<f32>(target + i * sizeof<f32>(), infer(file, rows + i * rowBytes, work));
  }
}

export function entryThreshold(file: usize): f32 {
  return load<f32>(file, 16);
}

export function exitThreshold(file: usize): f32 {
  return load<f32>(file, 20);
}
