// Inference: a network over many rows, eight at a time, or over one row with the lanes across its outputs. Both give the same
// bits. Layers, their records and their parameters: docs/protocol.md, "Models".
import { clean } from '../network/clean';
import { forward } from '../network/forward';
import { gatherSteps } from '../network/interleave';
import { BLOCK_ROWS, FLOAT_BYTES, Layer, lanes, layerAt, setLanes, zeroPadding } from '../network/Layer';
import { packParameters } from '../network/parameters';
import { layerCount, parameterBytes, placeLayers, readLayers } from '../network/plan';

const VECTOR_BYTES: usize = 16;
/** Addresses of a block's rows. */
const ROWS: usize = memory.data(32, 16);

let records: usize = 0;
let count: usize = 0;
let steps: usize = 0;
let features: usize = 0;
let weights: usize = 0;

/** Bytes that `prepareNetwork` and `inferRows` work in. */
export function networkBytes(layers: usize, total: usize, inputSteps: usize, inputFeatures: usize): usize {
  setLanes(BLOCK_ROWS);
  readLayers(layers, total, inputSteps, inputFeatures);
  return parameterBytes + placeLayers(0, 1);
}

/** Tiles the parameters into `work`. Records and work stay where they are for as long as the network is asked. */
export function prepareNetwork(
  layers: usize,
  total: usize,
  inputSteps: usize,
  inputFeatures: usize,
  parameters: usize,
  work: usize,
): void {
  records = layers;
  count = total;
  steps = inputSteps;
  features = inputFeatures;
  weights = work;
  layOut(BLOCK_ROWS);
  memory.fill(weights, 0, parameterBytes);
  packParameters(parameters, weights);
  for (let at = weights; at < weights + parameterBytes; at += VECTOR_BYTES)
    v128.store(at, clean(v128.load(at)));
}

function layOut(rowsOfBlock: usize): void {
  setLanes(rowsOfBlock);
  readLayers(records, count, steps, features);
  placeLayers(weights + parameterBytes, 1);
}

/** The outputs of each row, [rows][outputs]; 0 where sums overflowed, because no other answer is the same number everywhere. */
export function inferRows(rows: usize, rowCount: usize, target: usize): void {
  const rowsOfBlock = rowCount === 1 ? 1 : BLOCK_ROWS;
  if (lanes !== rowsOfBlock) layOut(rowsOfBlock);
  const first = layerAt(0);
  const last = layerAt(layerCount - 1);
  const rowBytes = steps * features * FLOAT_BYTES;
  const outputs = last.featuresOut;
  for (let row: usize = 0; row < rowCount; row += lanes) {
    const used = min(lanes, rowCount - row);
    if (lanes === 1) copySteps(first, rows + row * rowBytes);
    else gatherRows(first, rows + row * rowBytes, rowBytes, used);
    for (let index: usize = 0; index < layerCount; index++) forward(layerAt(index), weights, 0, 1);
    for (let lane: usize = 0; lane < used; lane++) {
      readOutputs(last.output + lane * FLOAT_BYTES, target + (row + lane) * outputs * FLOAT_BYTES, outputs);
    }
  }
}

/** Missing rows repeat the last one; nobody reads their lanes. */
function gatherRows(layer: Layer, rows: usize, rowBytes: usize, used: usize): void {
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane++) {
    store<u32>(ROWS + lane * 4, <u32>(rows + min(lane, used - 1) * rowBytes));
  }
  gatherSteps(layer, ROWS, layer.input);
}

function copySteps(layer: Layer, row: usize): void {
  const bytes = features * FLOAT_BYTES;
  for (let step: usize = 0; step < steps; step++) {
    const target = layer.input + step * layer.pitchIn;
    memory.copy(target, row + step * bytes, bytes);
    zeroPadding(target, features, layer.widthIn);
    for (let at = target; at < target + layer.pitchIn; at += VECTOR_BYTES)
      v128.store(at, clean(v128.load(at)));
  }
}

function readOutputs(source: usize, target: usize, outputs: usize): void {
  for (let n: usize = 0; n < outputs; n++) {
    const value = load<f32>(source + n * lanes * FLOAT_BYTES);
    store<f32>(target + n * FLOAT_BYTES, abs(value) <= f32.MAX_VALUE ? value : 0);
  }
}
