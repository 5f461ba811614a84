// Parameters as files and checkpoints have them, plain [inputs][outputs] without padding, and as the engine has them: tiled
// [outputs/4][inputs][4], padded with zeros. Gates are tiled one after the other.
import { CONV1D, DENSE, FLOAT_BYTES, GRU, LAYER_NORM, Layer, LSTM, layerAt, padded, TILE } from './Layer';
import { layerCount } from './plan';

let plain: usize = 0;
let tiled: usize = 0;
let packing: bool = false;

/** Tiles the parameters of all layers from `source` into the zeroed block at `target`. */
export function packParameters(source: usize, target: usize): void {
  plain = source;
  tiled = target;
  packing = true;
  transferAll();
}

/** The other way round. */
export function unpackParameters(source: usize, target: usize): void {
  plain = target;
  tiled = source;
  packing = false;
  transferAll();
}

function transferAll(): void {
  for (let index: usize = 0; index < layerCount; index++) transferLayer(layerAt(index));
}

function transferLayer(layer: Layer): void {
  const inputs = layer.featuresIn;
  const units = layer.featuresOut;
  switch (layer.kind) {
    case DENSE:
      transferKernel(inputs, units, 1);
      transferVector(units, 1);
      break;
    case CONV1D:
      for (let tap: usize = 0; tap < layer.taps; tap++) transferKernel(inputs, units, 1);
      transferVector(units, 1);
      break;
    case GRU:
      transferCell(inputs, units, 3);
      break;
    case LSTM:
      transferCell(inputs, units, 4);
      break;
    case LAYER_NORM:
      transferVector(units, 1);
      transferVector(units, 1);
  }
}

function transferCell(inputs: usize, units: usize, gates: usize): void {
  transferKernel(inputs, units, gates);
  transferKernel(units, units, gates);
  transferVector(units, gates);
}

function transferKernel(inputs: usize, units: usize, gates: usize): void {
  transferMatrix(inputs, padded(inputs), units, gates);
}

function transferVector(units: usize, gates: usize): void {
  transferMatrix(1, 1, units, gates);
}

/** A plain matrix [inputs][gates × units] and its tiles of `rows` inputs, gate after gate. */
function transferMatrix(inputs: usize, rows: usize, units: usize, gates: usize): void {
  for (let gate: usize = 0; gate < gates; gate++) {
    for (let k: usize = 0; k < inputs; k++) {
      const source = plain + (k * gates + gate) * units * FLOAT_BYTES;
      for (let n: usize = 0; n < units; n++) {
        const place = ((n / TILE) * rows + k) * TILE + (n % TILE);
        move(source + n * FLOAT_BYTES, tiled + place * FLOAT_BYTES);
      }
    }
    tiled += rows * padded(units) * FLOAT_BYTES;
  }
  plain += inputs * gates * units * FLOAT_BYTES;
}

function move(outside: usize, inside: usize): void {
  if (packing) store<f32>(inside, load<f32>(outside));
  else store<f32>(outside, load<f32>(inside));
}
