// One layer of a network: its shape as the model file tells it, and where its numbers lie.
//
// Numbers go through in blocks of `lanes` rows: eight, or one where there is only one to infer. A position (one step of a
// sequence) holds [feature][lane]; features are padded to a multiple of four with zeros.

export const DENSE: i32 = 0;
export const CONV1D: i32 = 1;
export const GRU: i32 = 2;
export const LSTM: i32 = 3;
export const LAYER_NORM: i32 = 4;
export const DROPOUT: i32 = 5;
export const FLATTEN: i32 = 6;
export const LAST_STEP: i32 = 7;
export const ACTIVATION: i32 = 8;

/** The most that the checked wrapper lets through. */
export const LAYERS_MAX: usize = 32;
export const TILE: usize = 4;
export const FLOAT_BYTES: usize = 4;
export const BLOCK_ROWS: usize = 8;
/** Spreads the positions of neighbouring blocks over all sets of the first-level cache. */
const SPARE_BYTES: usize = 128;

@unmanaged
export class Layer {
  kind: i32;
  activation: i32;
  /** Slope of a leaky relu, scale of an elu. */
  alpha: f32;
  /** Taps of a convolution, oldest first, `dilation` steps apart. */
  taps: usize;
  dilation: usize;
  /** Epsilon of a layer norm, rate of a dropout. */
  setting: f32;

  stepsIn: usize;
  stepsOut: usize;
  featuresIn: usize;
  featuresOut: usize;
  /** Padded features. */
  widthIn: usize;
  widthOut: usize;
  /** Bytes from one position to the next. */
  pitchIn: usize;
  pitchOut: usize;

  /** Bytes from the start of a parameter block, and how many. */
  parameters: usize;
  parameterBytes: usize;

  input: usize;
  output: usize;
  /** What a layer keeps for itself between its passes, `workBytes` for each block. */
  work: usize;
  workBytes: usize;

  /** ∂loss/∂input and ∂loss/∂output; only where a network is trained. */
  inputDelta: usize;
  outputDelta: usize;
  /** 0 where nothing below has parameters. */
  passesDelta: i32;
  /** What a recurrent layer keeps of its way back, `deltaWorkBytes` for each block. */
  deltaWork: usize;
  deltaWorkBytes: usize;
}

const LAYERS: usize = memory.data(LAYERS_MAX * offsetof<Layer>(), 16);

export let lanes: usize = BLOCK_ROWS;

export function setLanes(count: usize): void {
  lanes = count;
}

export function layerAt(index: usize): Layer {
  return changetype<Layer>(LAYERS + index * offsetof<Layer>());
}

export function padded(features: usize): usize {
  return (features + TILE - 1) & ~(TILE - 1);
}

/** Bytes of one position of `width` features. */
export function positionBytes(width: usize): usize {
  return width * lanes * FLOAT_BYTES;
}

/** Bytes from one position to the next. */
export function pitchOf(width: usize): usize {
  return positionBytes(width) + (lanes === BLOCK_ROWS ? SPARE_BYTES : 0);
}

/** Buffers are turned in place and used again, so what lies behind the features of a position must be made zero again. */
export function zeroPadding(values: usize, features: usize, width: usize): void {
  memory.fill(values + positionBytes(features), 0, positionBytes(width - features));
}

export function inputAt(layer: Layer, block: usize): usize {
  return layer.input + block * layer.stepsIn * layer.pitchIn;
}

export function outputAt(layer: Layer, block: usize): usize {
  return layer.output + block * layer.stepsOut * layer.pitchOut;
}

export function inputDeltaAt(layer: Layer, block: usize): usize {
  return layer.inputDelta + block * layer.stepsIn * layer.pitchIn;
}

export function outputDeltaAt(layer: Layer, block: usize): usize {
  return layer.outputDelta + block * layer.stepsOut * layer.pitchOut;
}

export function workAt(layer: Layer, block: usize): usize {
  return layer.work + block * layer.workBytes;
}
