import type { ActivationLayer, Layer, Network } from '../../network/Network.ts';
import { networkShapes, sizeOf } from '../../network/networkShapes.ts';
import { ImportError, invalid } from './ImportError.ts';

type Activated = Omit<ActivationLayer, 'kind'>;

/** Layers as they are found, one after the other, and their tensors. */
export class NetworkBuilder {
  readonly #layers: { layer: Layer; tensors: readonly Float32Array[] }[] = [];

  add(layer: Layer, ...tensors: Float32Array[]): void {
    this.#layers.push({ layer, tensors });
  }

  /** The newest layer takes it over, if it has an activation to give. */
  activate(activated: Activated): void {
    const last = this.#layers.at(-1);
    if (last && 'activation' in last.layer && last.layer.activation === 'linear')
      last.layer = { ...last.layer, ...activated };
    else this.add({ kind: 'activation', ...activated });
  }

  /** Another bias for a dense layer that was added without one. */
  addBias(bias: Float32Array): void {
    const last = this.#layers.at(-1);
    const before = last?.tensors[1];
    if (last?.layer.kind !== 'dense' || last.layer.activation !== 'linear' || before?.length !== bias.length)
      throw invalid('a sum without a product before it');
    last.tensors = [
      last.tensors[0] as Float32Array,
      before.map((value, index) => value + (bias[index] as number)),
    ];
  }

  /** @throws ImportError `IMPORT_INVALID` where tensors do not fit their layers; ModelError `MODEL_INVALID` beyond the engine's bounds */
  build(steps: number, features: number): Network {
    const layers = this.#layers.map(({ layer }) => layer);
    const shapes = networkShapes({ steps, features, layers });
    const tensors = this.#layers.flatMap(({ tensors }, index) => {
      const wanted = shapes[index]?.tensors ?? [];
      if (wanted.length !== tensors.length) throw invalid(`layer ${index} has ${tensors.length} tensors`);
      for (const [place, tensor] of tensors.entries()) {
        const expected = sizeOf(wanted[place] as { shape: readonly number[] });
        if (tensor.length !== expected)
          throw new ImportError(
            'IMPORT_INVALID',
            `a tensor of layer ${index} has ${tensor.length} numbers, not ${expected}`,
          );
        if (!tensor.every(Number.isFinite)) throw invalid(`a number of layer ${index} is not finite`);
      }
      return tensors;
    });
    const parameters = new Float32Array(tensors.reduce((sum, tensor) => sum + tensor.length, 0));
    let offset = 0;
    for (const tensor of tensors) {
      parameters.set(tensor, offset);
      offset += tensor.length;
    }
    return { steps, features, layers, parameters };
  }
}
