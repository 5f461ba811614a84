import type { CoreExports } from '../engine/CoreExports.ts';
import { EngineError } from '../engine/EngineError.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';

/** Bytes of a digest, a leaf and a node. */
export const DIGEST_BYTES = 32;
const PAIR_BYTES = 2 * DIGEST_BYTES;
/** A tree of 2^32 leaves has no more siblings than this. */
const SIBLINGS_MAX = 32;

/** One leaf's place in a tree, and the siblings on its way to the root, lowest first (32 bytes each). */
export interface MerkleProof {
  readonly index: number;
  readonly leafCount: number;
  readonly siblings: Uint8Array;
}

/**
 * Hash functions in WASM. All digests are 32 bytes.
 *
 * @example
 * const hash = await loadHash();
 * const root = hash.merkleRoot(hash.keccak256Batch(records, 128));
 */
export class Hash {
  readonly #engine: CoreExports;
  readonly #memory: EngineMemory;

  /** Use `loadHash()`. */
  constructor(engine: CoreExports) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
  }

  /** Keccak-256 with Ethereum's padding. */
  keccak256(data: Uint8Array): Uint8Array<ArrayBuffer> {
    const source = this.#memory.write(data, DIGEST_BYTES);
    this.#engine.keccak256(source, data.length, source + data.length);
    return this.#memory.read(source + data.length, DIGEST_BYTES);
  }

  /**
   * The keccak-256 of each record of `recordBytes` bytes, one behind the other: the leaves of a tree over the records.
   * Throws `EngineError` (`badArgument`) if the records do not fill `data` exactly.
   */
  keccak256Batch(data: Uint8Array, recordBytes: number): Uint8Array<ArrayBuffer> {
    const count = data.length / recordBytes;
    if (!Number.isSafeInteger(recordBytes) || recordBytes < 1 || !Number.isInteger(count)) {
      throw new EngineError(
        'badArgument',
        `${data.length} bytes are not whole records of ${recordBytes} bytes.`,
      );
    }
    const source = this.#memory.write(data, count * DIGEST_BYTES);
    this.#engine.keccak256Batch(source, recordBytes, count, source + data.length);
    return this.#memory.read(source + data.length, count * DIGEST_BYTES);
  }

  /** SHA-256 (FIPS 180-4). */
  sha256(data: Uint8Array): Uint8Array<ArrayBuffer> {
    const source = this.#memory.write(data, DIGEST_BYTES);
    this.#engine.sha256(source, data.length, source + data.length);
    return this.#memory.read(source + data.length, DIGEST_BYTES);
  }

  /** The root over leaves of 32 bytes that lie one behind the other; 32 zero bytes for no leaves. */
  merkleRoot(leaves: Uint8Array): Uint8Array<ArrayBuffer> {
    const count = leafCountOf(leaves);
    const nodes = this.#memory.write(leaves, DIGEST_BYTES);
    this.#engine.merkleRoot(nodes, count);
    return this.#memory.read(nodes, DIGEST_BYTES);
  }

  /** Proves that a leaf is where it is. Throws `EngineError` (`badArgument`) if there is no such leaf. */
  merkleProof(leaves: Uint8Array, index: number): MerkleProof {
    const leafCount = leafCountOf(leaves);
    if (!isIndex(index, leafCount))
      throw new EngineError('badArgument', `No leaf ${index} among ${leafCount}.`);
    const nodes = this.#memory.write(leaves, SIBLINGS_MAX * DIGEST_BYTES);
    const proof = nodes + leaves.length;
    const siblings = this.#engine.merkleProof(nodes, leafCount, index, proof);
    return { index, leafCount, siblings: this.#memory.read(proof, siblings * DIGEST_BYTES) };
  }

  /** Whether the proof shows `leaf` at its place under `root`. Malformed proofs prove nothing. */
  verifyMerkleProof(root: Uint8Array, leaf: Uint8Array, proof: MerkleProof): boolean {
    const { index, leafCount, siblings } = proof;
    if (root.length !== DIGEST_BYTES || leaf.length !== DIGEST_BYTES || siblings.length % DIGEST_BYTES)
      return false;
    if (!isIndex(index, leafCount) || leafCount > 2 ** SIBLINGS_MAX - 1) return false;
    const count = siblings.length / DIGEST_BYTES;
    if (count > SIBLINGS_MAX) return false;
    const node = this.#memory.scratch(DIGEST_BYTES + siblings.length + PAIR_BYTES);
    this.#memory.bytes.set(leaf, node);
    this.#memory.bytes.set(siblings, node + DIGEST_BYTES);
    if (!this.#engine.merkleFold(node, leafCount, index, node + DIGEST_BYTES, count)) return false;
    return this.#memory.read(node, DIGEST_BYTES).every((byte, i) => byte === root[i]);
  }
}

function leafCountOf(leaves: Uint8Array): number {
  if (leaves.length % DIGEST_BYTES) {
    throw new EngineError(
      'badArgument',
      `${leaves.length} bytes are not whole leaves of ${DIGEST_BYTES} bytes.`,
    );
  }
  return leaves.length / DIGEST_BYTES;
}

function isIndex(index: number, count: number): boolean {
  return Number.isSafeInteger(index) && index >= 0 && index < count;
}
