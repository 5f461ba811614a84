import { EngineError } from './EngineError.ts';
import type { ScratchExports } from './ScratchExports.ts';

/** The memory of one instance of a part of the engine. Views are made anew whenever the memory grew, because the old ones are dead then. */
export class EngineMemory {
  readonly #engine: ScratchExports;
  #bytes = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));

  constructor(engine: ScratchExports) {
    this.#engine = engine;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    this.#refresh();
    return this.#bytes;
  }

  get view(): DataView {
    this.#refresh();
    return this.#view;
  }

  /** The address of the scratch area with room for `length` bytes. Throws `EngineError` (`outOfMemory`). */
  scratch(length: number): number {
    const address = this.#engine.scratch(length);
    if (address === 0) throw new EngineError('outOfMemory', `The engine has no room for ${length} bytes.`);
    return address;
  }

  /** Copies bytes to the start of the scratch area, with room for `extra` bytes behind them. */
  write(bytes: Uint8Array, extra = 0): number {
    const address = this.scratch(bytes.length + extra);
    this.bytes.set(bytes, address);
    return address;
  }

  /** A copy, which outlives the next call. */
  read(address: number, length: number): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(address, address + length);
  }

  #refresh(): void {
    const { buffer } = this.#engine.memory;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }
}
