import type { LayerShape, TensorShape } from '../network/networkShapes.ts';
import { parameterCount, sizeOf } from '../network/networkShapes.ts';
import { elementHash, rowHash } from './counterHash.ts';

const UINT32_END = 2 ** 32;

/**
 * Starting weights: kernels uniform within ±√(6 / (fan in + fan out)) (Glorot and Bengio 2010; a cell's fan out is one gate's),
 * γ and a forget gate's bias 1 (Jozefowicz et al. 2015), all else 0. Number i of tensor t is a hash of (seed, t, i).
 */
export function initialParameters(shapes: readonly LayerShape[], seed: number): Float32Array {
  const parameters = new Float32Array(parameterCount(shapes));
  let index = 0;
  for (const { layer, tensors } of shapes)
    for (const tensor of tensors) {
      const values = parameters.subarray(tensor.offset, tensor.offset + sizeOf(tensor));
      if (tensor.name.endsWith('ernel'))
        fillUniform(values, tensor, gatesOf(layer.kind), rowHash(seed, index));
      else if (tensor.name === 'gamma') values.fill(1);
      else if (layer.kind === 'lstm') values.fill(1, layer.units, 2 * layer.units);
      index++;
    }
  return parameters;
}

function gatesOf(kind: string): number {
  return { gru: 3, lstm: 4 }[kind] ?? 1;
}

function fillUniform(values: Float32Array, { shape }: TensorShape, gates: number, key: number): void {
  const outputs = (shape.at(-1) as number) / gates;
  const inputs = shape.at(-2) as number;
  const taps = shape.length === 3 ? (shape[0] as number) : 1;
  const limit = Math.sqrt(6 / (taps * (inputs + outputs)));
  for (let i = 0; i < values.length; i++) values[i] = (2 * (elementHash(key, i) / UINT32_END) - 1) * limit;
}
