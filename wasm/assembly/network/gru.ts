// A gated recurrent unit (Cho et al. 2014; Keras with reset_after = false, ONNX with linear_before_reset = 0):
//   z, r = σ(W x + U h + b),  c = tanh(W x + U (r ∘ h) + b),  h' = z ∘ h + (1 − z) ∘ c.
// Gates lie in the order z, r, c; each product over the inputs is finished before the one over the state.
import { clean } from './clean';
import { sigmoid4, tanh4 } from './functions';
import { FLOAT_BYTES, inputAt, Layer, outputAt, pitchOf, positionBytes, workAt } from './Layer';
import { FROM_BIAS, FROM_TARGET, product } from './product';

const GATES: usize = 3;
const VECTOR_BYTES: usize = 16;

/** Offsets of the parameters: inputs [in][3 × units], state [units][3 × units], bias [3 × units]. */
export function gruState(layer: Layer): usize {
  return layer.widthIn * GATES * layer.widthOut * FLOAT_BYTES;
}

export function gruBias(layer: Layer): usize {
  return gruState(layer) + GATES * layer.widthOut * layer.widthOut * FLOAT_BYTES;
}

/** Weights of the state to the candidate: behind those to z and r. */
export function gruCandidate(layer: Layer): usize {
  return gruState(layer) + 2 * layer.widthOut * layer.widthOut * FLOAT_BYTES;
}

export function gruGatePitch(layer: Layer): usize {
  return pitchOf(GATES * layer.widthOut);
}

/** Work of one block: a state of zeros, r ∘ h of each step, the gates of each step. */
export function gruReset(layer: Layer, block: usize): usize {
  return workAt(layer, block) + layer.pitchOut;
}

export function gruGates(layer: Layer, block: usize): usize {
  return gruReset(layer, block) + layer.stepsIn * layer.pitchOut;
}

export function gruWorkBytes(layer: Layer): usize {
  return layer.pitchOut + layer.stepsIn * (layer.pitchOut + gruGatePitch(layer));
}

export function gruForward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) gruBlock(layer, weights + layer.parameters, b);
}

function gruBlock(layer: Layer, parameters: usize, block: usize): void {
  const units = layer.widthOut;
  const bytes = positionBytes(units);
  const gatePitch = gruGatePitch(layer);
  let gates = gruGates(layer, block);
  let reset = gruReset(layer, block);
  let state = workAt(layer, block);
  let next = outputAt(layer, block);
  product(
    parameters,
    parameters + gruBias(layer),
    inputAt(layer, block),
    gates,
    layer.widthIn,
    GATES * units,
    layer.stepsIn,
    layer.pitchIn,
    gatePitch,
    FROM_BIAS,
  );
  memory.fill(state, 0, bytes);
  for (let step: usize = 0; step < layer.stepsIn; step++) {
    product(parameters + gruState(layer), 0, state, gates, units, 2 * units, 1, 0, 0, FROM_TARGET);
    resetState(gates, state, reset, bytes);
    product(
      parameters + gruCandidate(layer),
      0,
      reset,
      gates + 2 * bytes,
      units,
      units,
      1,
      0,
      0,
      FROM_TARGET,
    );
    nextState(gates, state, next, bytes);
    state = next;
    next += layer.pitchOut;
    reset += layer.pitchOut;
    gates += gatePitch;
  }
}

function resetState(gates: usize, state: usize, reset: usize, bytes: usize): void {
  for (let offset: usize = 0; offset < bytes; offset += VECTOR_BYTES) {
    const r = clean(sigmoid4(v128.load(gates + bytes + offset)));
    v128.store(gates + offset, clean(sigmoid4(v128.load(gates + offset))));
    v128.store(gates + bytes + offset, r);
    v128.store(reset + offset, clean(f32x4.mul(r, v128.load(state + offset))));
  }
}

function nextState(gates: usize, state: usize, next: usize, bytes: usize): void {
  for (let offset: usize = 0; offset < bytes; offset += VECTOR_BYTES) {
    const z = v128.load(gates + offset);
    const c = clean(tanh4(v128.load(gates + 2 * bytes + offset)));
    v128.store(gates + 2 * bytes + offset, c);
    const kept = f32x4.mul(z, v128.load(state + offset));
    v128.store(next + offset, clean(f32x4.add(kept, f32x4.mul(f32x4.sub(f32x4.splat(1), z), c))));
  }
}
