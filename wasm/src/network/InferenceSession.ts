import { EngineMemory } from '../engine/EngineMemory.ts';
import type { ModelExports } from '../engine/ModelExports.ts';
import { ModelError } from '../model/ModelError.ts';
import { LAYER_RECORD_BYTES, writeLayers } from './layerRecord.ts';
import type { Network } from './Network.ts';
import { networkShapes, outputCount, parameterCount } from './networkShapes.ts';

const ALIGNMENT = 64;

/** One network, made ready once in an instance of the engine of its own, for whoever asks it again and again. */
export class InferenceSession {
  /** Outputs of one row. */
  readonly outputs: number;
  readonly #engine: ModelExports;
  readonly #memory: EngineMemory;
  readonly #rowFloats: number;
  /** Bytes that the network takes of the scratch area, rows come behind them. */
  readonly #networkBytes: number;

  /** @throws ModelError `MODEL_INVALID` */
  constructor(engine: ModelExports, network: Network) {
    const { layers, steps, features, parameters } = network;
    const shapes = networkShapes(network);
    this.outputs = outputCount(shapes);
    if (parameterCount(shapes) !== parameters.length)
      throw new ModelError(
        'MODEL_INVALID',
        `${parameters.length} parameters instead of ${parameterCount(shapes)}`,
      );
    if (!parameters.every(Number.isFinite))
      throw new ModelError('MODEL_INVALID', 'a parameter is not a finite number');
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
    this.#rowFloats = steps * features;
    const records = new Uint8Array(layers.length * LAYER_RECORD_BYTES);
    writeLayers(new DataView(records.buffer), 0, layers);
    const at = this.#memory.write(records);
    const work = aligned(records.length);
    const end = work + engine.networkBytes(at, layers.length, steps, features);
    this.#networkBytes = aligned(end);
    const base = this.#memory.scratch(this.#networkBytes + parameters.byteLength);
    const plain = base + this.#networkBytes;
    this.#memory.bytes.set(
      new Uint8Array(parameters.buffer, parameters.byteOffset, parameters.byteLength),
      plain,
    );
    engine.prepareNetwork(base, layers.length, steps, features, plain, base + work);
  }

  /**
   * Outputs of each row, `[rows][outputs]`; one that overflowed is 0.
   * @param rows `[rows][steps][features]`, oldest step first
   * @throws ModelError `CANDLES_INVALID` where the numbers are no whole rows
   */
  run(rows: Float32Array): Float32Array {
    const count = rows.length / this.#rowFloats;
    if (!Number.isInteger(count) || count === 0)
      throw new ModelError('CANDLES_INVALID', 'the rows are of another width');
    const targetBytes = count * this.outputs * 4;
    const at = this.#memory.scratch(this.#networkBytes + rows.byteLength + targetBytes) + this.#networkBytes;
    const { bytes } = this.#memory;
    bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength), at);
    this.#engine.inferRows(at, count, at + rows.byteLength);
    return new Float32Array(this.#memory.read(at + rows.byteLength, targetBytes).buffer);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
