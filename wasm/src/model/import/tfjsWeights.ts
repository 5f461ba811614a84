import { invalid, unsupported } from './ImportError.ts';
import { numberOf, recordOf, textOf } from './json.ts';

/** The tensors of a model's weight files, by their names. */
export class TfjsWeights {
  readonly #tensors: ReadonlyMap<string, Float32Array>;

  constructor(tensors: ReadonlyMap<string, Float32Array>) {
    this.#tensors = tensors;
  }

  /** The one tensor of a layer with this last part of a name: `dense_1/kernel`, `gru/gru_cell/kernel`. */
  take(layer: string, name: string): Float32Array {
    const found = [...this.#tensors].filter(
      ([key]) => key.startsWith(`${layer}/`) && key.endsWith(`/${name}`),
    );
    const [tensor] = found;
    if (!tensor || found.length > 1) throw invalid(`layer ${layer} has ${found.length} tensors ${name}`);
    return tensor[1];
  }
}

/** Reads f32 tensors as a manifest (groups of files) or a plain list of specifications describes them. */
export function readTfjsWeights(manifest: unknown, bytes: Uint8Array): TfjsWeights {
  if (!Array.isArray(manifest)) throw invalid('there is no weights manifest');
  const specifications = manifest.flatMap((entry) => {
    const record = recordOf(entry, 'a weights group');
    return Array.isArray(record.weights) ? record.weights : [record];
  });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tensors = new Map<string, Float32Array>();
  let offset = 0;
  for (const entry of specifications) {
    const { name, shape, dtype, quantization } = recordOf(entry, 'a weight');
    if (dtype !== 'float32' || quantization !== undefined)
      throw unsupported(`weights of type ${String(dtype)}${quantization ? ', quantized' : ''}`);
    if (!Array.isArray(shape)) throw invalid('a weight has no shape');
    const count = shape.reduce<number>((product, size) => product * numberOf(size, 'a size'), 1);
    if (!Number.isInteger(count) || count < 0 || offset + 4 * count > bytes.length)
      throw invalid('the weight files are too short');
    const start = offset;
    tensors.set(
      textOf(name, 'a weight name'),
      Float32Array.from({ length: count }, (_, index) => view.getFloat32(start + 4 * index, true)),
    );
    offset += 4 * count;
  }
  if (offset !== bytes.length) throw invalid(`${bytes.length - offset} bytes of weights are too many`);
  return new TfjsWeights(tensors);
}
