import type { CoreExports } from '../engine/CoreExports.ts';
import { EngineError } from '../engine/EngineError.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import { Hasher } from './Hasher.ts';

/** Bytes of a digest, a leaf and a node. */
export const DIGEST_BYTES = 32;
const PAIR_BYTES = 2 * DIGEST_BYTES;
const INDEX_BYTES = 4;
/** A tree has no more leaves, so that an index fits four bytes; a leaf then has no more siblings than this on its way. */
const LEAVES_MAX = 2 ** 32 - 1;
const SIBLINGS_MAX = 32;

/** Some leaves' places in a tree, and the nodes that lead from them to the root. */
export interface MerkleMultiProof {
  /** Ascending, none twice. */
  readonly indices: readonly number[];
  readonly leafCount: number;
  /** 32 bytes each: what does not follow from the leaves, layer by layer from the lowest up, from left to right. */
  readonly siblings: Uint8Array;
}

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
 * const digest = hash.createKeccak256().update(head).update(body).digest();
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

  /** Keccak-256 of what comes in pieces. */
  createKeccak256(): Hasher {
    const { keccak256HasherBytes, keccak256Update, keccak256Digest } = this.#engine;
    return new Hasher(this.#memory, keccak256HasherBytes(), keccak256Update, keccak256Digest);
  }

  /** SHA-256 of what comes in pieces. */
  createSha256(): Hasher {
    const { sha256HasherBytes, sha256Update, sha256Digest } = this.#engine;
    return new Hasher(this.#memory, sha256HasherBytes(), sha256Update, sha256Digest);
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
    const { leafCount, siblings } = this.merkleMultiProof(leaves, [index]);
    return { index, leafCount, siblings };
  }

  /**
   * Proves that several leaves are where they are, with each node once. Throws `EngineError` (`badArgument`) unless
   * the indices are ascending, none twice, at least one, and of leaves that are there.
   */
  merkleMultiProof(leaves: Uint8Array, indices: readonly number[]): MerkleMultiProof {
    const leafCount = leafCountOf(leaves);
    if (!areIndices(indices, leafCount)) {
      throw new EngineError(
        'badArgument',
        `Not ascending indices of ${leafCount} leaves: ${indices.slice(0, 8)}.`,
      );
    }
    const siblingsMax = indices.length * SIBLINGS_MAX;
    const indexBytes = indices.length * INDEX_BYTES;
    const nodes = this.#memory.write(leaves, indexBytes + siblingsMax * DIGEST_BYTES);
    const indicesAt = nodes + leaves.length;
    this.#writeIndices(indicesAt, indices);
    const proof = indicesAt + indexBytes;
    const siblings = this.#engine.merkleProof(nodes, leafCount, indicesAt, indices.length, proof);
    return { indices, leafCount, siblings: this.#memory.read(proof, siblings * DIGEST_BYTES) };
  }

  /** Whether the proof shows `leaf` at its place under `root`. Malformed proofs prove nothing. */
  verifyMerkleProof(
    root: Uint8Array,
    leaf: Uint8Array,
    { index, leafCount, siblings }: MerkleProof,
  ): boolean {
    return this.verifyMerkleMultiProof(root, leaf, { indices: [index], leafCount, siblings });
  }

  /** Whether the proof shows all `leaves` (32 bytes each, by ascending index) at their places under `root`. */
  verifyMerkleMultiProof(root: Uint8Array, leaves: Uint8Array, proof: MerkleMultiProof): boolean {
    const { indices, leafCount, siblings } = proof;
    const known = indices.length;
    const siblingCount = siblings.length / DIGEST_BYTES;
    if (root.length !== DIGEST_BYTES || leaves.length !== known * DIGEST_BYTES) return false;
    if (!Number.isInteger(siblingCount) || siblingCount > known * SIBLINGS_MAX) return false;
    if (leafCount > LEAVES_MAX || !areIndices(indices, leafCount)) return false;
    const parts = [root, leaves, siblings];
    const inputBytes = parts.reduce((sum, { length }) => sum + length, 0);
    const at = this.#memory.scratch(inputBytes + known * (INDEX_BYTES + PAIR_BYTES));
    let end = at;
    for (const part of parts) {
      this.#memory.bytes.set(part, end);
      end += part.length;
    }
    this.#writeIndices(end, indices);
    const leavesAt = at + DIGEST_BYTES;
    const work = end + known * INDEX_BYTES;
    const siblingsAt = leavesAt + leaves.length;
    return (
      this.#engine.merkleVerify(at, leavesAt, end, known, leafCount, siblingsAt, siblingCount, work) !== 0
    );
  }

  #writeIndices(address: number, indices: readonly number[]): void {
    indices.forEach((index, i) => {
      this.#memory.view.setUint32(address + i * INDEX_BYTES, index, true);
    });
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

function areIndices(indices: readonly number[], count: number): boolean {
  const isIndex = (index: number, i: number) =>
    Number.isSafeInteger(index) && index > (i > 0 ? (indices[i - 1] as number) : -1) && index < count;
  return indices.length > 0 && indices.every(isIndex);
}
