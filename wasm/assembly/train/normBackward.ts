// Back through a layer norm: with x̂ the normalised values and δ = ∂loss/∂y ∘ γ,
//   ∂loss/∂x = (δ − mean(δ) − x̂ mean(δ ∘ x̂)) / √(σ² + ε).
import { clean } from '../network/clean';
import { FLOAT_BYTES, inputDeltaAt, Layer, outputDeltaAt, workAt, zeroPadding } from '../network/Layer';
import { normBeta, normInverses } from '../network/layerNorm';
import { sumProducts } from './outerProduct';
import { biasShare } from './productLayers';
import { firstOutputOf, thread } from './threads';
import { transposeRows } from './transpose';

const VECTOR_BYTES: usize = 16;
const BLOCK_BYTES: usize = 32;

export function layerNormBackward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  if (!layer.passesDelta) return;
  for (let b = block; b < block + blocks; b++) {
    for (let step: usize = 0; step < layer.stepsIn; step++) {
      zeroPadding(inputDeltaAt(layer, b) + step * layer.pitchIn, layer.featuresIn, layer.widthIn);
      for (let half: usize = 0; half < BLOCK_BYTES; half += VECTOR_BYTES) {
        positionBackward(layer, weights + layer.parameters, b, step, half);
      }
    }
  }
}

function positionBackward(layer: Layer, gamma: usize, block: usize, step: usize, half: usize): void {
  const offset = step * layer.pitchIn + half;
  const above = outputDeltaAt(layer, block) + offset;
  const normalised = workAt(layer, block) + offset;
  const target = inputDeltaAt(layer, block) + offset;
  const inverse = v128.load(normInverses(layer, block) + step * BLOCK_BYTES + half);
  const count = f32x4.splat(<f32>layer.featuresIn);
  let sum = f32x4.splat(0);
  let products = sum;
  for (let n: usize = 0; n < layer.featuresIn; n++) {
    const at = n * BLOCK_BYTES;
    const scale = v128.load32_splat(gamma + n * FLOAT_BYTES);
    const delta = clean(f32x4.mul(v128.load(above + at), scale));
    v128.store(target + at, delta);
    sum = f32x4.add(sum, delta);
    products = f32x4.add(products, f32x4.mul(delta, v128.load(normalised + at)));
  }
  const mean = f32x4.div(sum, count);
  const along = clean(f32x4.div(products, count));
  for (let n: usize = 0; n < layer.featuresIn; n++) {
    const at = n * BLOCK_BYTES;
    const centred = f32x4.sub(v128.load(target + at), mean);
    const delta = clean(f32x4.sub(centred, f32x4.mul(v128.load(normalised + at), along)));
    v128.store(target + at, clean(f32x4.mul(delta, inverse)));
  }
}

export function layerNormTransposeRows(layer: Layer, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) {
    transposeRows(workAt(layer, b), layer.widthIn, layer.stepsIn, layer.pitchIn);
  }
}

export function layerNormGradient(layer: Layer, gradients: usize, blocks: usize, continues: bool): void {
  const at = gradients + layer.parameters;
  const first = firstOutputOf(layer.widthOut, thread);
  const count = firstOutputOf(layer.widthOut, thread + 1) - first;
  for (let block: usize = 0; block < blocks; block++) {
    sumProducts(
      workAt(layer, block) + first * BLOCK_BYTES,
      outputDeltaAt(layer, block) + first * BLOCK_BYTES,
      at + first * FLOAT_BYTES,
      count,
      layer.stepsIn,
      layer.pitchIn,
      continues || block > 0,
    );
  }
  const positions = blocks * layer.stepsIn;
  biasShare(layer.outputDelta, at + normBeta(layer), layer.widthOut, positions, layer.pitchIn, continues);
}
