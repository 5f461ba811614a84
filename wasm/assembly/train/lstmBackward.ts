// Back through time through a long short-term memory; names as in ../network/lstm.ts.
import { clean } from '../network/clean';
import {
  inputAt,
  inputDeltaAt,
  Layer,
  outputAt,
  outputDeltaAt,
  positionBytes,
  workAt,
} from '../network/Layer';
import { lstmBias, lstmCells, lstmCellTanhs, lstmGatePitch, lstmGates, lstmState } from '../network/lstm';
import { FROM_ZERO, product } from '../network/product';
import { biasShare, gradientShare, transposeShare } from './productLayers';
import { transposeRows } from './transpose';

const GATES: usize = 4;
const VECTOR_BYTES: usize = 16;

/** ∂loss/∂ of a step's state, of its cell, and of the gates of each step before their activation. */
function stateDelta(layer: Layer, block: usize): usize {
  return layer.deltaWork + block * layer.deltaWorkBytes;
}

function cellDelta(layer: Layer, block: usize): usize {
  return stateDelta(layer, block) + layer.pitchOut;
}

function gateDeltas(layer: Layer, block: usize): usize {
  return cellDelta(layer, block) + layer.pitchOut;
}

export function lstmDeltaWorkBytes(layer: Layer): usize {
  return 2 * layer.pitchOut + layer.stepsIn * lstmGatePitch(layer);
}

export function lstmTransposeWeights(layer: Layer, weights: usize, flipped: usize): void {
  const from = weights + layer.parameters;
  const to = flipped + layer.parameters;
  const units = layer.widthOut;
  if (layer.passesDelta) transposeShare(from, to, layer.widthIn, GATES * units);
  transposeShare(from + lstmState(layer), to + lstmState(layer), units, GATES * units);
}

export function lstmBackward(layer: Layer, flipped: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) lstmBlockBackward(layer, flipped + layer.parameters, b);
}

function lstmBlockBackward(layer: Layer, flipped: usize, block: usize): void {
  const units = layer.widthOut;
  const bytes = positionBytes(units);
  const gatePitch = lstmGatePitch(layer);
  const carried = stateDelta(layer, block);
  const cell = cellDelta(layer, block);
  memory.fill(carried, 0, bytes);
  memory.fill(cell, 0, bytes);
  for (let step = layer.stepsIn; step-- > 0; ) {
    const at = step * layer.pitchOut;
    const cellBefore = step > 0 ? lstmCells(layer, block) + at - layer.pitchOut : workAt(layer, block);
    gateSlopes(
      lstmGates(layer, block) + step * gatePitch,
      lstmCellTanhs(layer, block) + at,
      cellBefore,
      outputDeltaAt(layer, block) + at,
      carried,
      cell,
      gateDeltas(layer, block) + step * gatePitch,
      bytes,
    );
    const deltas = gateDeltas(layer, block) + step * gatePitch;
    if (step > 0) {
      product(flipped + lstmState(layer), 0, deltas, carried, GATES * units, units, 1, 0, 0, FROM_ZERO);
    }
  }
  if (!layer.passesDelta) return;
  product(
    flipped,
    0,
    gateDeltas(layer, block),
    inputDeltaAt(layer, block),
    GATES * units,
    layer.widthIn,
    layer.stepsIn,
    gatePitch,
    layer.pitchIn,
    FROM_ZERO,
  );
}

/** ∂/∂ of a step's gates; leaves ∂/∂ of the cell before it in `cell`. */
function gateSlopes(
  gates: usize,
  cellTanh: usize,
  cellBefore: usize,
  above: usize,
  carried: usize,
  cell: usize,
  deltas: usize,
  bytes: usize,
): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const i = v128.load(gates + at);
    const f = v128.load(gates + bytes + at);
    const g = v128.load(gates + 2 * bytes + at);
    const o = v128.load(gates + 3 * bytes + at);
    const t = v128.load(cellTanh + at);
    const state = clean(f32x4.add(v128.load(carried + at), v128.load(above + at)));
    const through = f32x4.mul(clean(f32x4.mul(state, o)), f32x4.sub(one, f32x4.mul(t, t)));
    const memory = clean(f32x4.add(v128.load(cell + at), through));
    v128.store(deltas + at, gateDelta(memory, g, i));
    v128.store(deltas + bytes + at, gateDelta(memory, v128.load(cellBefore + at), f));
    v128.store(
      deltas + 2 * bytes + at,
      clean(f32x4.mul(clean(f32x4.mul(memory, i)), f32x4.sub(one, f32x4.mul(g, g)))),
    );
    v128.store(deltas + 3 * bytes + at, gateDelta(state, t, o));
    v128.store(cell + at, clean(f32x4.mul(memory, f)));
  }
}

/** δ × factor × σ (1 − σ) */
function gateDelta(delta: v128, factor: v128, gate: v128): v128 {
  const slope = clean(f32x4.mul(gate, f32x4.sub(f32x4.splat(1), gate)));
  return clean(f32x4.mul(clean(f32x4.mul(delta, factor)), slope));
}

export function lstmTransposeRows(layer: Layer, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) {
    transposeRows(gateDeltas(layer, b), GATES * layer.widthOut, layer.stepsIn, lstmGatePitch(layer));
  }
}

export function lstmGradient(layer: Layer, gradients: usize, blocks: usize, continues: bool): void {
  const at = gradients + layer.parameters;
  const units = layer.widthOut;
  const gatePitch = lstmGatePitch(layer);
  for (let block: usize = 0; block < blocks; block++) {
    const more = continues || block > 0;
    const deltas = gateDeltas(layer, block);
    gradientShare(
      inputAt(layer, block),
      deltas,
      at,
      layer.widthIn,
      GATES * units,
      layer.stepsIn,
      layer.pitchIn,
      gatePitch,
      more,
    );
    // Before the first step there is no state to sum over.
    gradientShare(
      outputAt(layer, block),
      deltas + gatePitch,
      at + lstmState(layer),
      units,
      GATES * units,
      layer.stepsIn - 1,
      layer.pitchOut,
      gatePitch,
      more,
    );
    biasShare(deltas, at + lstmBias(layer), GATES * units, layer.stepsIn, gatePitch, more);
  }
}
