// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000):
//   i, f, o = σ(W x + U h + b),  g = tanh(W x + U h + b),  c' = f ∘ c + i ∘ g,  h' = o ∘ tanh(c').
// Gates lie in the order i, f, g, o (Keras); the product over the inputs is finished before the one over the state.
import { clean } from './clean';
import { sigmoid4, tanh4 } from './functions';
import { FLOAT_BYTES, inputAt, Layer, outputAt, pitchOf, positionBytes, workAt } from './Layer';
import { FROM_BIAS, FROM_TARGET, product } from './product';

const GATES: usize = 4;
const VECTOR_BYTES: usize = 16;

/** Offsets of the parameters: inputs [in][4 × units], state [units][4 × units], bias [4 × units]. */
export function lstmState(layer: Layer): usize {
  return layer.widthIn * GATES * layer.widthOut * FLOAT_BYTES;
}

export function lstmBias(layer: Layer): usize {
  return lstmState(layer) + GATES * layer.widthOut * layer.widthOut * FLOAT_BYTES;
}

export function lstmGatePitch(layer: Layer): usize {
  return pitchOf(GATES * layer.widthOut);
}

/** Work of one block: a state of zeros, the cell of each step, its tanh, the gates of each step. */
export function lstmCells(layer: Layer, block: usize): usize {
  return workAt(layer, block) + layer.pitchOut;
}

export function lstmCellTanhs(layer: Layer, block: usize): usize {
  return lstmCells(layer, block) + layer.stepsIn * layer.pitchOut;
}

export function lstmGates(layer: Layer, block: usize): usize {
  return lstmCellTanhs(layer, block) + layer.stepsIn * layer.pitchOut;
}

export function lstmWorkBytes(layer: Layer): usize {
  return layer.pitchOut + layer.stepsIn * (2 * layer.pitchOut + lstmGatePitch(layer));
}

export function lstmForward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) lstmBlock(layer, weights + layer.parameters, b);
}

function lstmBlock(layer: Layer, parameters: usize, block: usize): void {
  const units = layer.widthOut;
  const bytes = positionBytes(units);
  const gatePitch = lstmGatePitch(layer);
  const zeros = workAt(layer, block);
  let gates = lstmGates(layer, block);
  let cellTanh = lstmCellTanhs(layer, block);
  let cell = zeros;
  let nextCell = lstmCells(layer, block);
  let state = zeros;
  let next = outputAt(layer, block);
  product(
    parameters,
    parameters + lstmBias(layer),
    inputAt(layer, block),
    gates,
    layer.widthIn,
    GATES * units,
    layer.stepsIn,
    layer.pitchIn,
    gatePitch,
    FROM_BIAS,
  );
  memory.fill(zeros, 0, bytes);
  for (let step: usize = 0; step < layer.stepsIn; step++) {
    product(parameters + lstmState(layer), 0, state, gates, units, GATES * units, 1, 0, 0, FROM_TARGET);
    nextCellAndState(gates, cell, nextCell, cellTanh, next, bytes);
    cell = nextCell;
    state = next;
    nextCell += layer.pitchOut;
    next += layer.pitchOut;
    cellTanh += layer.pitchOut;
    gates += gatePitch;
  }
}

function nextCellAndState(
  gates: usize,
  cell: usize,
  nextCell: usize,
  cellTanh: usize,
  next: usize,
  bytes: usize,
): void {
  for (let offset: usize = 0; offset < bytes; offset += VECTOR_BYTES, gates += VECTOR_BYTES) {
    const i = clean(sigmoid4(v128.load(gates)));
    const f = clean(sigmoid4(v128.load(gates + bytes)));
    const g = clean(tanh4(v128.load(gates + 2 * bytes)));
    const o = clean(sigmoid4(v128.load(gates + 3 * bytes)));
    v128.store(gates, i);
    v128.store(gates + bytes, f);
    v128.store(gates + 2 * bytes, g);
    v128.store(gates + 3 * bytes, o);
    const c = clean(f32x4.add(f32x4.mul(f, v128.load(cell + offset)), f32x4.mul(i, g)));
    const t = clean(tanh4(c));
    v128.store(nextCell + offset, c);
    v128.store(cellTanh + offset, t);
    v128.store(next + offset, clean(f32x4.mul(o, t)));
  }
}
