import type { EngineMemory } from '../engine/EngineMemory.ts';

const DIGEST_BYTES = 32;
/** More at once is taken in pieces, so that the engine's memory does not grow with the input. */
const PIECE_BYTES_MAX = 65_536;

/** A hash of what comes in pieces, however it is cut. Its state lies here, so that any number can be under way at once. */
export class Hasher {
  readonly #memory: EngineMemory;
  readonly #update: (hasher: number, source: number, length: number) => void;
  readonly #digest: (hasher: number, target: number) => void;
  readonly #state: Uint8Array;

  /** Use `Hash.createKeccak256()` or `Hash.createSha256()`. */
  constructor(
    memory: EngineMemory,
    stateBytes: number,
    update: (hasher: number, source: number, length: number) => void,
    digest: (hasher: number, target: number) => void,
  ) {
    this.#memory = memory;
    this.#update = update;
    this.#digest = digest;
    this.#state = new Uint8Array(stateBytes);
  }

  /** Takes in more. */
  update(data: Uint8Array): this {
    for (let from = 0; from < data.length; from += PIECE_BYTES_MAX) {
      const piece = data.subarray(from, from + PIECE_BYTES_MAX);
      const hasher = this.#memory.write(this.#state, piece.length);
      const source = hasher + this.#state.length;
      this.#memory.bytes.set(piece, source);
      this.#update(hasher, source, piece.length);
      this.#state.set(this.#memory.read(hasher, this.#state.length));
    }
    return this;
  }

  /** The digest (32 bytes) of all that was taken in; more may follow. */
  digest(): Uint8Array<ArrayBuffer> {
    const hasher = this.#memory.write(this.#state, DIGEST_BYTES);
    this.#digest(hasher, hasher + this.#state.length);
    return this.#memory.read(hasher + this.#state.length, DIGEST_BYTES);
  }
}
