// One training run: an instance of this module holds one. A step takes a batch in groups of blocks that fit the cache, runs
// each group forth and back, adds its gradients, and then changes the weights.

import { allocate } from '../memory/arena';
import { LINEAR } from '../network/activation';
import { clean } from '../network/clean';
import { forward } from '../network/forward';
import {
  BLOCK_ROWS,
  DROPOUT,
  inputAt,
  Layer,
  layerAt,
  outputAt,
  outputDeltaAt,
  pitchOf,
  zeroPadding,
} from '../network/Layer';
import { packParameters, unpackParameters } from '../network/parameters';
import { layerCount, parameterBytes, placeLayers, readLayers } from '../network/plan';
import {
  backward,
  deltaWorkOf,
  gradient,
  readsDeltaRows,
  readsInputRows,
  readsOutputRows,
  transposeLayerWeights,
  transposeWork,
} from './backward';
import { gatherBlock, setRows } from './batches';
import { dropoutBackward, dropoutForward, dropoutKey } from './dropout';
import { lossDivisor, lossOfBlock, MEAN_SQUARED } from './loss';
import { advancePowers, clipFactor, clips, measureTiles, updateWeights } from './optimizer';
import { listTensors, tileCount } from './tensors';
import { barrier, firstOf, joinThreads, thread, threads } from './threads';
import { transposeRows } from './transpose';

/** A group's numbers should stay in the second-level cache. */
const GROUP_BYTES: usize = 512 << 10;
const NUMBER_BYTES: usize = 8;
/** Weights, gradients and two moments, in the order of `parametersAt`. */
const BLOCKS_OF_PARAMETERS: usize = 4;
export const THREADS_MAX: usize = 16;

let parameters: usize = 0;
let flipped: usize = 0;
let targets: usize = 0;
let targetPitch: usize = 0;
let blockLosses: usize = 0;
let tileNorms: usize = 0;
let worstSizes: usize = 0;
let lossKind: i32 = 0;
let seed: u32 = 0;
let batchBlocks: usize = 0;
let groupBlocks: usize = 0;

function lastLayer(): Layer {
  return layerAt(layerCount - 1);
}

/** 0 weights, 1 gradients, 2 first moments, 3 second moments. */
function parametersAt(which: usize): usize {
  return parameters + which * parameterBytes;
}

/**
 * Lays out a run of `blocks` blocks of eight rows a batch; false where the host has no room. Every thread makes the same calls, so that
 * their addresses agree.
 */
export function createTrainer(
  descriptions: usize,
  count: usize,
  steps: usize,
  features: usize,
  blocks: usize,
  loss: i32,
  batchSeed: u32,
  index: usize,
  parts: usize,
): bool {
  joinThreads(index, parts);
  readLayers(descriptions, count, steps, features);
  listTensors();
  lossKind = loss;
  seed = batchSeed;
  batchBlocks = blocks;
  // The last activation belongs to a cross-entropy.
  if (loss !== MEAN_SQUARED) lastLayer().activation = LINEAR;
  const bytesOfBlock = placeDeltas(placeLayers(0, 1), 1);
  const most = min(blocks, max(parts, GROUP_BYTES / bytesOfBlock));
  // As equal as they can be: a small last group would read and write all gradients for little.
  const groups = (blocks + most - 1) / most;
  groupBlocks = (blocks + groups - 1) / groups;
  targetPitch = pitchOf(lastLayer().widthOut);
  parameters = allocate(BLOCKS_OF_PARAMETERS * parameterBytes);
  flipped = allocate(parameterBytes);
  targets = allocate(groupBlocks * targetPitch);
  blockLosses = allocate(blocks * NUMBER_BYTES);
  tileNorms = allocate(tileCount * NUMBER_BYTES);
  worstSizes = allocate(THREADS_MAX * NUMBER_BYTES);
  const room = allocate(placeDeltas(placeLayers(0, groupBlocks), groupBlocks));
  if (!parameters || !flipped || !targets || !blockLosses || !tileNorms || !worstSizes || !room) return false;
  placeDeltas(placeLayers(room, groupBlocks), groupBlocks);
  return true;
}

/** Room for what the way back adds, behind `base`; returns the end. */
function placeDeltas(base: usize, blocks: usize): usize {
  let cursor = base;
  let delta: usize = 0;
  for (let index: usize = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    layer.inputDelta = delta;
    layer.outputDelta = cursor;
    delta = cursor;
    cursor += blocks * layer.stepsOut * layer.pitchOut;
    layer.deltaWork = cursor;
    layer.deltaWorkBytes = deltaWorkOf(layer);
    cursor += blocks * layer.deltaWorkBytes;
  }
  return cursor;
}

/** Room for `bytes` that stay, 0 where there is none. */
export function reserve(bytes: usize): usize {
  return allocate(bytes);
}

export function setData(at: usize, targetsAt: usize, rows: usize, stride: usize): void {
  setRows(at, targetsAt, rows, stride, lastLayer().featuresOut);
}

/** Plain parameters in; cleaned, because they come from outside. */
export function writeParameters(which: usize, source: usize): void {
  const target = parametersAt(which);
  memory.fill(target, 0, parameterBytes);
  packParameters(source, target);
  for (let at = target; at < target + parameterBytes; at += 16) v128.store(at, clean(v128.load(at)));
}

/** Plain parameters out. */
export function readParameters(which: usize, target: usize): void {
  unpackParameters(parametersAt(which), target);
}

/** Runs steps from `step` on, writes the loss of each (f64) to `losses`, and stops after one that overflowed. Returns how many were sound. */
export function train(step: u32, count: u32, losses: usize): u32 {
  for (let done: u32 = 0; done < count; done++) {
    const loss = computeGradients(step + done);
    if (thread === 0) store<f64>(losses + done * NUMBER_BYTES, loss);
    if (!update() || !(abs(loss) <= f64.MAX_VALUE)) return done;
  }
  return count;
}

/** The mean loss of a step's batch; leaves its gradients. */
export function computeGradients(step: u32): f64 {
  transposeWeights();
  barrier();
  for (let first: usize = 0; first < batchBlocks; first += groupBlocks) {
    const blocks = min(groupBlocks, batchBlocks - first);
    runGroup(step, first, blocks);
    barrier();
    for (let index: usize = 0; index < layerCount; index++) {
      gradient(layerAt(index), parametersAt(1), blocks, first > 0);
    }
    barrier();
  }
  let sum: f64 = 0;
  for (let block: usize = 0; block < batchBlocks; block++) {
    sum += load<f64>(blockLosses + block * NUMBER_BYTES);
  }
  return sum / lossDivisor(lossKind, lastLayer().featuresOut, batchBlocks * BLOCK_ROWS);
}

function transposeWeights(): void {
  for (let index: usize = 0; index < layerCount; index++) {
    transposeLayerWeights(layerAt(index), parametersAt(0), flipped);
  }
}

/** This thread's blocks of a group that begins with block `first` of the batch. */
function runGroup(step: u32, first: usize, blocks: usize): void {
  const from = firstOf(blocks, thread);
  const count = firstOf(blocks, thread + 1) - from;
  if (count === 0) return;
  const firstRow = first * BLOCK_ROWS;
  for (let block = from; block < from + count; block++) {
    const row = firstRow + block * BLOCK_ROWS;
    gatherBlock(layerAt(0), seed, step, row, inputAt(layerAt(0), block), targets + block * targetPitch);
  }
  for (let index: usize = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    if (layer.kind === DROPOUT) dropoutForward(layer, dropoutKey(seed, step, index), firstRow, from, count);
    else forward(layer, parametersAt(0), from, count);
  }
  for (let block = from; block < from + count; block++) measureLoss(first, block);
  for (let index = layerCount; index-- > 0; ) {
    const layer = layerAt(index);
    if (layer.kind !== DROPOUT) backward(layer, parametersAt(0), flipped, from, count);
    else if (layer.passesDelta) dropoutBackward(layer, dropoutKey(seed, step, index), firstRow, from, count);
  }
  transposeGroup(from, count);
}

function measureLoss(first: usize, block: usize): void {
  const layer = lastLayer();
  const loss = lossOfBlock(
    lossKind,
    outputAt(layer, block),
    targets + block * targetPitch,
    outputDeltaAt(layer, block),
    layer.featuresOut,
    batchBlocks * BLOCK_ROWS,
  );
  zeroPadding(outputDeltaAt(layer, block), layer.featuresOut, layer.widthOut);
  store<f64>(blockLosses + (first + block) * NUMBER_BYTES, loss);
}

/** A boundary between two layers is turned once, for whichever of them sums over it. */
function transposeGroup(from: usize, count: usize): void {
  for (let index: usize = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    const isState = index > 0 && readsOutputRows(layerAt(index - 1));
    if (readsInputRows(layer) || isState) {
      transposeRows(inputAt(layer, from), layer.widthIn, count * layer.stepsIn, layer.pitchIn);
    }
    if (readsDeltaRows(layer)) {
      transposeRows(outputDeltaAt(layer, from), layer.widthOut, count * layer.stepsOut, layer.pitchOut);
    }
    transposeWork(layer, from, count);
  }
  const last = lastLayer();
  if (readsOutputRows(last))
    transposeRows(outputAt(last, from), last.widthOut, count * last.stepsOut, last.pitchOut);
}

/** Changes the weights; false where a number overflowed. */
function update(): bool {
  let factor: f32 = 1;
  if (clips()) {
    measureTiles(parametersAt(1), tileNorms);
    barrier();
    factor = clipFactor(tileNorms, tileCount);
  }
  advancePowers();
  const worst = updateWeights(parametersAt(0), parametersAt(1), parametersAt(2), parametersAt(3), factor);
  store<f32>(worstSizes + thread * NUMBER_BYTES, worst);
  barrier();
  let sound = true;
  for (let index: usize = 0; index < threads; index++) {
    if (!(load<f32>(worstSizes + index * NUMBER_BYTES) <= f32.MAX_VALUE)) sound = false;
  }
  return sound;
}
