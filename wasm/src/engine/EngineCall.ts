import type { EngineMemory } from './EngineMemory.ts';
import { ScratchPlan } from './ScratchPlan.ts';

/** One call into the engine: first what goes in and what comes out is named, then `place` lays it out in scratch memory. */
export class EngineCall {
  readonly #memory: EngineMemory;
  readonly #plan = new ScratchPlan();
  readonly #inputs: [offset: number, bytes: Uint8Array][] = [];
  #base = 0;

  constructor(memory: EngineMemory) {
    this.#memory = memory;
  }

  /** Reserves room for a copy of `values`. Answers its offset, as `room` does. */
  input(values: ArrayBufferView): number {
    const offset = this.#plan.reserve(values.byteLength);
    this.#inputs.push([offset, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]);
    return offset;
  }

  /** Reserves room for what the engine writes. */
  room(bytes: number): number {
    return this.#plan.reserve(bytes);
  }

  /** @throws EngineError `outOfMemory` */
  place(): void {
    this.#base = this.#memory.scratch(this.#plan.bytes);
    for (const [offset, bytes] of this.#inputs) this.#memory.bytes.set(bytes, this.#base + offset);
  }

  /** The address of what was reserved at `offset`; only after `place`. */
  at(offset: number): number {
    return this.#base + offset;
  }

  /** A copy of `count` numbers, which outlives the next call. */
  read<T>(offset: number, count: number, View: NumbersOf<T>): T {
    return new View(this.#memory.read(this.at(offset), count * View.BYTES_PER_ELEMENT).buffer);
  }
}

interface NumbersOf<T> {
  new (buffer: ArrayBuffer): T;
  readonly BYTES_PER_ELEMENT: number;
}
