// Back through time through a gated recurrent unit; names as in ../network/gru.ts.
import { clean } from '../network/clean';
import { gruBias, gruCandidate, gruGatePitch, gruGates, gruReset, gruState } from '../network/gru';
import {
  inputAt,
  inputDeltaAt,
  Layer,
  outputAt,
  outputDeltaAt,
  positionBytes,
  workAt,
} from '../network/Layer';
import { FROM_TARGET, FROM_ZERO, product } from '../network/product';
import { biasShare, gradientShare, transposeShare } from './productLayers';
import { transposeRows } from './transpose';

const GATES: usize = 3;
const VECTOR_BYTES: usize = 16;

/** ∂loss/∂ of a step's state, of r ∘ h, and of the gates of each step before their activation. */
function stateDelta(layer: Layer, block: usize): usize {
  return layer.deltaWork + block * layer.deltaWorkBytes;
}

function resetDelta(layer: Layer, block: usize): usize {
  return stateDelta(layer, block) + layer.pitchOut;
}

function gateDeltas(layer: Layer, block: usize): usize {
  return resetDelta(layer, block) + layer.pitchOut;
}

export function gruDeltaWorkBytes(layer: Layer): usize {
  return 2 * layer.pitchOut + layer.stepsIn * gruGatePitch(layer);
}

export function gruTransposeWeights(layer: Layer, weights: usize, flipped: usize): void {
  const from = weights + layer.parameters;
  const to = flipped + layer.parameters;
  const units = layer.widthOut;
  if (layer.passesDelta) transposeShare(from, to, layer.widthIn, GATES * units);
  transposeShare(from + gruState(layer), to + gruState(layer), units, 2 * units);
  transposeShare(from + gruCandidate(layer), to + gruCandidate(layer), units, units);
}

export function gruBackward(layer: Layer, flipped: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) gruBlockBackward(layer, flipped + layer.parameters, b);
}

function gruBlockBackward(layer: Layer, flipped: usize, block: usize): void {
  const units = layer.widthOut;
  const bytes = positionBytes(units);
  const gatePitch = gruGatePitch(layer);
  const carried = stateDelta(layer, block);
  const reset = resetDelta(layer, block);
  memory.fill(carried, 0, bytes);
  for (let step = layer.stepsIn; step-- > 0; ) {
    const gates = gruGates(layer, block) + step * gatePitch;
    const deltas = gateDeltas(layer, block) + step * gatePitch;
    const before = step > 0 ? outputAt(layer, block) + (step - 1) * layer.pitchOut : workAt(layer, block);
    const above = outputDeltaAt(layer, block) + step * layer.pitchOut;
    candidateAndUpdate(gates, before, above, carried, deltas, bytes);
    product(flipped + gruCandidate(layer), 0, deltas + 2 * bytes, reset, units, units, 1, 0, 0, FROM_ZERO);
    resetGate(gates, before, reset, carried, deltas, bytes);
    if (step > 0)
      product(flipped + gruState(layer), 0, deltas, carried, 2 * units, units, 1, 0, 0, FROM_TARGET);
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

/** ∂/∂c and ∂/∂z, and the part of ∂/∂h that z keeps. */
function candidateAndUpdate(
  gates: usize,
  before: usize,
  above: usize,
  carried: usize,
  deltas: usize,
  bytes: usize,
): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const delta = clean(f32x4.add(v128.load(carried + at), v128.load(above + at)));
    const z = v128.load(gates + at);
    const c = v128.load(gates + 2 * bytes + at);
    const fresh = f32x4.sub(one, z);
    const slope = f32x4.sub(one, f32x4.mul(c, c));
    const distance = clean(f32x4.sub(v128.load(before + at), c));
    const gate = clean(f32x4.mul(z, fresh));
    v128.store(deltas + 2 * bytes + at, clean(f32x4.mul(clean(f32x4.mul(delta, fresh)), slope)));
    v128.store(deltas + at, clean(f32x4.mul(clean(f32x4.mul(delta, distance)), gate)));
    v128.store(carried + at, f32x4.mul(delta, z));
  }
}

/** ∂/∂r, and the part of ∂/∂h that went through r ∘ h. */
function resetGate(
  gates: usize,
  before: usize,
  reset: usize,
  carried: usize,
  deltas: usize,
  bytes: usize,
): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const delta = v128.load(reset + at);
    const r = v128.load(gates + bytes + at);
    const gate = clean(f32x4.mul(r, f32x4.sub(one, r)));
    const state = clean(f32x4.mul(delta, v128.load(before + at)));
    v128.store(deltas + bytes + at, clean(f32x4.mul(state, gate)));
    v128.store(carried + at, f32x4.add(v128.load(carried + at), f32x4.mul(delta, r)));
  }
}

export function gruTransposeRows(layer: Layer, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) {
    transposeRows(gateDeltas(layer, b), GATES * layer.widthOut, layer.stepsIn, gruGatePitch(layer));
    transposeRows(gruReset(layer, b), layer.widthOut, layer.stepsIn, layer.pitchOut);
  }
}

export function gruGradient(layer: Layer, gradients: usize, blocks: usize, continues: bool): void {
  const at = gradients + layer.parameters;
  const units = layer.widthOut;
  const gatePitch = gruGatePitch(layer);
  const steps = layer.stepsIn;
  for (let block: usize = 0; block < blocks; block++) {
    const more = continues || block > 0;
    const deltas = gateDeltas(layer, block);
    gradientShare(
      inputAt(layer, block),
      deltas,
      at,
      layer.widthIn,
      GATES * units,
      steps,
      layer.pitchIn,
      gatePitch,
      more,
    );
    // Before the first step there is no state to sum over.
    gradientShare(
      outputAt(layer, block),
      deltas + gatePitch,
      at + gruState(layer),
      units,
      2 * units,
      steps - 1,
      layer.pitchOut,
      gatePitch,
      more,
    );
    gradientShare(
      gruReset(layer, block),
      deltas + 2 * positionBytes(units),
      at + gruCandidate(layer),
      units,
      units,
      steps,
      layer.pitchOut,
      gatePitch,
      more,
    );
    biasShare(deltas, at + gruBias(layer), GATES * units, steps, gatePitch, more);
  }
}
